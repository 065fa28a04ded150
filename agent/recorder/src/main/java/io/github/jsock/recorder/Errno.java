package io.github.jsock.recorder;

/** Error numbers of the Linux kernel ({@code include/uapi/asm-generic/errno.h}), for what reports them as they are. */
final class Errno {
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ENFILE = 23;
    private static final int EMFILE = 24;
    private static final int EPIPE = 32;
    private static final int EADDRINUSE = 98;
    private static final int EADDRNOTAVAIL = 99;
    private static final int ENETDOWN = 100;
    private static final int ENETUNREACH = 101;
    private static final int ECONNABORTED = 103;
    private static final int ECONNRESET = 104;
    private static final int ENOBUFS = 105;
    private static final int ETIMEDOUT = 110;
    private static final int ECONNREFUSED = 111;
    private static final int EHOSTDOWN = 112;
    private static final int EHOSTUNREACH = 113;
    private static final int EINPROGRESS = 115;
    private static final int ECANCELED = 125;

    private Errno() {}

    /** Whether it says that an operation was put off or withdrawn, not that it failed. */
    static boolean isNone(int errno) {
        return errno == EAGAIN || errno == EINTR || errno == EINPROGRESS || errno == ECANCELED || errno == ENOBUFS;
    }

    static ErrorType errorType(int errno) {
        switch (errno) {
            case ECONNREFUSED:
                return ErrorType.REFUSED;
            case ETIMEDOUT:
                return ErrorType.TIMED_OUT;
            case EHOSTUNREACH:
            case EHOSTDOWN:
                return ErrorType.HOST_UNREACHABLE;
            case ENETUNREACH:
            case ENETDOWN:
                return ErrorType.NET_UNREACHABLE;
            case ECONNRESET:
            case ECONNABORTED:
                return ErrorType.RESET;
            case EPIPE:
                return ErrorType.BROKEN_PIPE;
            case EADDRNOTAVAIL:
                return ErrorType.ADDRESS_NOT_AVAILABLE;
            case EADDRINUSE:
                return ErrorType.ADDRESS_IN_USE;
            case EMFILE:
            case ENFILE:
                return ErrorType.TOO_MANY_OPEN_FILES;
            default:
                return ErrorType.OTHER;
        }
    }
}
