/**
 * What happens to sockets, told event by event: in a file of JSON lines, and to Java Flight Recorder. The recorder notes events
 * only while one of them wants them, and our thread passes them on once a second.
 */
package io.github.jsock.exporter.events;
