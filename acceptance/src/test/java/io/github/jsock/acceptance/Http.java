package io.github.jsock.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A plain GET. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TargetJvm.PATIENCE)
            .build();

    private Http() {}

    /** The response, whatever its status. */
    static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(TargetJvm.PATIENCE).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The text of a response that must be 200. */
    static String text(URI url) throws IOException, InterruptedException {
        HttpResponse<String> response = get(url);
        if (response.statusCode() != 200) {
            throw new AssertionError(url + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
