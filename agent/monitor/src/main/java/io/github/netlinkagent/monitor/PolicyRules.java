package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.RefreshRow.row;
import static io.github.netlinkagent.monitor.Trigger.added;
import static io.github.netlinkagent.monitor.Trigger.changed;
import static io.github.netlinkagent.monitor.Trigger.removed;

import io.github.netlinkagent.netlink.Family;
import java.util.List;

/** The rows of {@link RefreshRules} about what the rules of policy routing name. */
final class PolicyRules {

  private static final Slice RULES = Rule.KIND.slice(Family.UNSPEC);

  private final List<RefreshRow> rows =
      List.of(
          // D37: attach_rules and detach_rules of net/core/fib_rules.c set and clear
          // FIB_RULE_IIF_DETACHED and FIB_RULE_OIF_DETACHED
          row(added(Link.class, link -> isNamed(link)), Cause.LINK_ADDED, RULES),
          row(removed(Link.class, link -> isNamed(link)), Cause.LINK_REMOVED, RULES),
          row(
              changed(
                  Link.class,
                  (old, now) -> !old.name().equals(now.name()) && (isNamed(old) || isNamed(now))),
              Cause.LINK_CHANGED,
              RULES),
          // D37: fib_newrule and fib_delrule resolve those that go to it
          row(added(Rule.class, rule -> isTarget(rule)), Cause.RULE, RULES),
          row(removed(Rule.class, rule -> isTarget(rule)), Cause.RULE, RULES),
          // A link that was found in a list is older to the model than the rule that names it
          row(added(Rule.class, rule -> isWronglyAttached(rule)), Cause.LINK_CHANGED, RULES));

  private final Model model;

  PolicyRules(Model model) {
    this.model = model;
  }

  List<RefreshRow> rows() {
    return rows;
  }

  private boolean isNamed(Link link) {
    return model.all(Rule.KIND).anyMatch(rule -> rule.names(link.name()));
  }

  private boolean isTarget(Rule target) {
    return ((MultisetStore<?, ?>) model.store(Rule.KIND)).isGoal(target);
  }

  private boolean isWronglyAttached(Rule rule) {
    return isWrong(rule.inputName(), (rule.flags() & Rule.INPUT_DETACHED) != 0)
        || isWrong(rule.outputName(), (rule.flags() & Rule.OUTPUT_DETACHED) != 0);
  }

  private boolean isWrong(String interfaceName, boolean detached) {
    return !interfaceName.isEmpty()
        && detached == model.all(Link.KIND).anyMatch(link -> link.name().equals(interfaceName));
  }
}
