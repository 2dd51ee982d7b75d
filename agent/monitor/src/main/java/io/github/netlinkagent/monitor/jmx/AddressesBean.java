package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the addresses. */
record AddressesBean(Source source, Names names) implements AddressesMXBean {

  @Override
  public int getCount() {
    return source.model().count(Address.KIND);
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(view.model().links().stream().map(view.wording()::addresses), filter);
  }

  @Override
  public List<AddressRow> list(int limit) {
    View view = View.of(source.model(), names);
    return Listing.limited(view.model().addresses().stream(), limit)
        .map(address -> AddressRow.of(address, view))
        .toList();
  }
}
