/**
 * The report: one screen of text that tells who holds the sockets, how near the limits are and what to do next; asked for, or
 * written by itself when the application runs into trouble. Writing it then needs no descriptor, for there may be none left.
 */
package io.github.jsock.exporter.report;
