package io.github.jsock.exporter.jmx;

import javax.management.Descriptor;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/**
 * An MXBean that tells clients what the annotations on its interface say. The JDK puts annotation values into descriptors
 * by itself, but takes descriptions and parameter names from nowhere.
 */
class DescribedBean extends StandardMBean {
    /** Makes this object an MXBean through its interface. */
    <T> DescribedBean(T bean, Class<T> type) {
        super(bean, type, true);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return field(info.getDescriptor(), "description", info.getDescription());
    }

    @Override
    protected String getDescription(MBeanFeatureInfo info) {
        return field(info.getDescriptor(), "description", info.getDescription());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return getDescription(parameter);
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return field(parameter.getDescriptor(), "name", parameter.getName());
    }

    /** What returns nothing changes something; everything else only tells. */
    @Override
    protected int getImpact(MBeanOperationInfo operation) {
        return operation.getReturnType().equals("void") ? MBeanOperationInfo.ACTION : MBeanOperationInfo.INFO;
    }

    private static String field(Descriptor descriptor, String name, String otherwise) {
        Object value = descriptor.getFieldValue(name);
        return value == null ? otherwise : value.toString();
    }
}
