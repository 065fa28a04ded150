package io.github.jsock.exporter.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** What a parameter of an operation is called and what it takes; without it clients show {@code p0}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Parameter {
    @DescriptorKey("name")
    String name();

    @DescriptorKey("description")
    String description();
}
