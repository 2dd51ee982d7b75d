package io.github.netlinkagent.launcher;

/** The start-up checks, in the order in which they are made. */
enum Check {
  NOT_STARTED_YET {
    @Override
    Verdict examine(Surroundings surroundings) {
      return surroundings.property(Launcher.STARTED).isEmpty() ? Verdict.PASSED : ALREADY_STARTED;
    }
  },

  NOT_DISABLED {
    @Override
    Verdict examine(Surroundings surroundings) {
      String enabled = surroundings.setting("enabled");
      boolean off = enabled.equalsIgnoreCase("off") || enabled.equalsIgnoreCase("false");
      return off ? Verdict.SILENT : Verdict.PASSED;
    }
  },

  LINUX {
    @Override
    Verdict examine(Surroundings surroundings) {
      String system = surroundings.property("os.name");
      return system.equals("Linux")
          ? Verdict.PASSED
          : Verdict.refused(
              "this system is " + system + ", and netlink is a part of Linux",
              "Use it on Linux only");
    }
  },

  JAVA_17_OR_LATER {
    @Override
    Verdict examine(Surroundings surroundings) {
      String version = surroundings.property("java.specification.version");
      return feature(version) >= 17
          ? Verdict.PASSED
          : Verdict.refused("this is Java " + version, "Use Java 17 or later");
    }
  },

  NO_JDK_TOOL {
    @Override
    Verdict examine(Surroundings surroundings) {
      return JdkTools.isTool(surroundings.property("sun.java.command"))
          ? Verdict.SILENT
          : Verdict.PASSED;
    }
  },

  NOT_ITS_OWN_PROGRAM {
    @Override
    Verdict examine(Surroundings surroundings) {
      return Program.isRunBy(surroundings.property("java.class.path"))
          ? Verdict.SILENT
          : Verdict.PASSED;
    }
  };

  static final Verdict ALREADY_STARTED =
      Verdict.refused(
          "it was started in this JVM already",
          "Remove the second -javaagent (JAVA_TOOL_OPTIONS may name one), or"
              + " netlink-otel-extension.jar");

  abstract Verdict examine(Surroundings surroundings);

  /** What must hold for the agent to start in a host. */
  static Verdict all(Surroundings surroundings) {
    return first(values(), surroundings);
  }

  /** What must hold for the command line, which has no host. */
  static Verdict ofProgram(Surroundings surroundings) {
    return first(new Check[] {LINUX, JAVA_17_OR_LATER}, surroundings);
  }

  /** The first verdict that is not passed, or that it is. */
  private static Verdict first(Check[] checks, Surroundings surroundings) {
    for (Check check : checks) {
      Verdict verdict = check.examine(surroundings);
      if (!verdict.passed()) {
        return verdict;
      }
    }
    return Verdict.PASSED;
  }

  /** 8 of {@code 1.8}, 17 of {@code 17}; 0 of what is neither. */
  private static int feature(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
