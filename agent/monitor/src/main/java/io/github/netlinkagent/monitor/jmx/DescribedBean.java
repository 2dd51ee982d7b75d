package io.github.netlinkagent.monitor.jmx;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean with the descriptions of its interface, which the JDK's own leaves empty. */
final class DescribedBean extends StandardMBean {

  private final Descriptions descriptions;

  private final String description;

  <T> DescribedBean(T bean, Class<T> type) {
    this(bean, type, new Descriptions(type).ofBean());
  }

  /**
   * @param description of the bean, where beans of one type show different things
   */
  <T> DescribedBean(T bean, Class<T> type, String description) {
    super(bean, type, true);
    this.descriptions = new Descriptions(type);
    this.description = description;
  }

  @Override
  protected String getDescription(MBeanInfo bean) {
    return description;
  }

  @Override
  protected String getDescription(MBeanAttributeInfo attribute) {
    return descriptions.of(attribute);
  }

  @Override
  protected String getDescription(MBeanOperationInfo operation) {
    return descriptions.of(operation);
  }

  @Override
  protected String getDescription(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int position) {
    return descriptions.ofParameter(operation, position);
  }

  @Override
  protected String getParameterName(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int position) {
    return descriptions.nameOfParameter(operation, position);
  }

  @Override
  protected int getImpact(MBeanOperationInfo operation) {
    return descriptions.impactOf(operation);
  }
}
