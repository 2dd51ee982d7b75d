package io.github.netlinkagent.netlink.natives;

/** The user has forbidden native access, without which there is no netlink. */
public final class NativeAccessDeniedException extends Exception {

  private static final long serialVersionUID = 1;

  NativeAccessDeniedException() {
    super(
        "--illegal-native-access=deny forbids the native library."
            + " Add --enable-native-access=ALL-UNNAMED, or remove the agent");
  }
}
