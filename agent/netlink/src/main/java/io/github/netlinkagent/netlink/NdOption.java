package io.github.netlinkagent.netlink;

import java.util.List;

/**
 * An option of a router's advertisement. What it says was said by a router, not by the kernel: what
 * can't be read is {@link Unknown} and no error.
 */
public sealed interface NdOption {

  /** The number of the option, {@code ND_OPT_*} of the kernel's {@code include/net/ndisc.h}. */
  int type();

  /**
   * RFC 4861 4.6.2.
   *
   * @param flags 0x80 on-link, 0x40 autonomous, 0x10 DHCPv6-PD preferred
   * @param valid in seconds; 4294967295 for ever, 0 if it is withdrawn
   * @param preferred in seconds; 4294967295 for ever
   */
  record PrefixInformation(Prefix prefix, int flags, long valid, long preferred)
      implements NdOption {
    static final int TYPE = 3;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /**
   * Name servers, RFC 8106 5.1.
   *
   * @param lifetime in seconds; 4294967295 for ever, 0 if they are withdrawn
   */
  record DnsServers(List<IpAddress> servers, long lifetime) implements NdOption {
    static final int TYPE = 25;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /**
   * Domains to search names in, RFC 8106 5.2.
   *
   * @param domains {@code corp.example}; bytes that are no letters, digits, hyphens or underscores
   *     as {@code \046}, as in zone files
   * @param lifetime in seconds; 4294967295 for ever, 0 if they are withdrawn
   */
  record DnsDomains(List<String> domains, long lifetime) implements NdOption {
    static final int TYPE = 31;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /** Where the captive portal is asked, RFC 8910 2.3. */
  record CaptivePortal(String uri) implements NdOption {
    static final int TYPE = 37;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /**
   * The prefix by which IPv4 is reached over NAT64, RFC 8781.
   *
   * @param lifetime in seconds; 0 if it is withdrawn
   */
  record Nat64Prefix(Prefix prefix, long lifetime) implements NdOption {
    static final int TYPE = 38;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /**
   * One that nobody reads, or that can't be read.
   *
   * @param value what stands behind type and length
   */
  record Unknown(int type, RawBytes value) implements NdOption {}
}
