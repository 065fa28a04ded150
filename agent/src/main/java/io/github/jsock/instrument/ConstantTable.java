package io.github.jsock.instrument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of a {@link ClassPatch} while it is made: each once, from whichever class file it comes. */
final class ConstantTable {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> fields = new ArrayList<>();
    private int count = 1;

    /** The number of a constant of a class file, which is added if it is not there yet. */
    int add(Constants from, int index) {
        String key = key(from, index);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int plain = from.plain(index);
        List<Integer> references = new ArrayList<>();
        for (int place = plain; place < from.length(index); place += 2) {
            references.add(add(from, from.reference(index, place)));
        }
        bytes.write(from.bytes, from.begin(index), plain);
        references.forEach(this::writeShort);
        if (from.tag(index) == Constants.FIELD) {
            fields.add(count);
        }
        return number(key, from.width(index));
    }

    /** The number of a name. */
    int add(String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        String key = (char) Constants.UTF8 + "" + (char) (text.length >> 8) + (char) (text.length & 0xFF) + name;
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        bytes.write(Constants.UTF8);
        writeShort(text.length);
        bytes.write(text, 0, text.length);
        return number(key, 1);
    }

    private int number(String key, int width) {
        numbers.put(key, count);
        count += width;
        return count - width;
    }

    private static String key(Constants from, int index) {
        int plain = from.plain(index);
        StringBuilder key =
                new StringBuilder(new String(from.bytes, from.begin(index), plain, StandardCharsets.ISO_8859_1));
        for (int place = plain; place < from.length(index); place += 2) {
            key.append(key(from, from.reference(index, place)));
        }
        return key.toString();
    }

    private void writeShort(int value) {
        bytes.write(value >> 8);
        bytes.write(value);
    }

    /** The numbers of all references to fields, in the order in which they were added. */
    List<Integer> fields() {
        return fields;
    }

    Constants all() throws IOException {
        byte[] all = new byte[2 + bytes.size()];
        Constants.writeShort(all, 0, count);
        System.arraycopy(bytes.toByteArray(), 0, all, 2, bytes.size());
        return new Constants(all, 0);
    }
}
