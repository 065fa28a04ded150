package io.github.jsock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlotTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9})
    void hasAMarkForEachRowAndALineForEachBudget(double from) throws Exception {
        Document svg = parsed(new Plot("title", "ms", "%.2f", from, 2)
                .add(new Plot.Group("a", 1.01, List.of(row("one", 1), row("two & <more>", 1.5))))
                .add(new Plot.Group("b", null, List.of(row("one", 1.1)))));
        assertThat(count(svg, "mark")).isEqualTo(3);
        assertThat(count(svg, "whisker")).isEqualTo(3);
        assertThat(count(svg, "budget")).isEqualTo(1);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("title", "ms", "two & <more>", "1.50 (1.45 to 1.55)");
    }

    @Test
    void goesFromLeftToRightAndNoFurther() throws Exception {
        Document svg = parsed(new Plot("title", "ratio", "%.2f", 1, 2)
                .add(new Plot.Group(
                        "a", null, List.of(row("low", 0), row("end", 2), row("high", 99), row("mid", 1.5)))));
        NodeList marks = svg.getElementsByTagName("circle");
        double left = Double.parseDouble(((Element) marks.item(0)).getAttribute("cx"));
        double right = Double.parseDouble(((Element) marks.item(1)).getAttribute("cx"));
        assertThat(Double.parseDouble(((Element) marks.item(2)).getAttribute("cx")))
                .isEqualTo(right);
        assertThat(Double.parseDouble(((Element) marks.item(3)).getAttribute("cx")))
                .isEqualTo((left + right) / 2);
        assertThat(left).isLessThan(right);
    }

    private static Plot.Row row(String name, double median) {
        return new Plot.Row(name, new Spread(median - 0.05, median, median + 0.05, 9));
    }

    private static Document parsed(Plot plot) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(plot.svg())));
    }

    private static int count(Document svg, String kind) {
        NodeList all = svg.getElementsByTagName("*");
        int count = 0;
        for (int i = 0; i < all.getLength(); i++) {
            count += ((Element) all.item(i)).getAttribute("class").equals(kind) ? 1 : 0;
        }
        return count;
    }
}
