package io.github.netlinkagent.examples.quickstart;

import com.sun.tools.attach.VirtualMachine;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Does what JConsole does with a process id, and prints the agent's state: {@code AgentReader PID}.
 */
final class AgentReader {

  private AgentReader() {}

  @SuppressWarnings("BanJNDI") // The other side is a JVM that the test has started.
  public static void main(String[] args) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(args[0]);
    JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
    machine.detach();
    try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
      Object state =
          connector
              .getMBeanServerConnection()
              .getAttribute(new ObjectName("netlink:type=Agent"), "State");
      System.out.println("State " + state);
    }
  }
}
