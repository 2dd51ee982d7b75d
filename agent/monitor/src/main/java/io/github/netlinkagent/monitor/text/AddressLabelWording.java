package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.AddressLabel;
import io.github.netlinkagent.monitor.Model;
import java.time.Instant;

/** Labels of addresses as {@code ip addrlabel} words them. */
final class AddressLabelWording implements ObjectWording<AddressLabel> {

  private final Model model;

  AddressLabelWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(AddressLabel label) {
    return new Line()
        .add("prefix", label.prefix())
        .addIf(label.index() != 0, "dev", model.interfaceName(label.index()))
        .add("label", label.label())
        .toString();
  }

  @Override
  public String announced(AddressLabel label, Instant at) {
    return listed(label);
  }

  @Override
  public String terse(AddressLabel label) {
    Line line = new Line().add("addrlabel:");
    if (label.index() != 0) {
      line.pair("dev", model.interfaceName(label.index()));
    }
    return line.pair("prefix", label.prefix()).pair("label", label.label()).toString();
  }
}
