package io.github.netlinkagent.monitor.jmx;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationEmitter;
import javax.management.StandardEmitterMBean;

/** A {@link DescribedBean} that sends notifications. */
final class DescribedEmitter extends StandardEmitterMBean {

  private final Descriptions descriptions;

  <T> DescribedEmitter(T bean, Class<T> type, NotificationEmitter emitter) {
    super(bean, type, true, emitter);
    this.descriptions = new Descriptions(type);
  }

  @Override
  protected String getDescription(MBeanInfo bean) {
    return descriptions.ofBean();
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
