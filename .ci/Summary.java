import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Sums up the reports of surefire and failsafe below a folder: {@code java Summary.java FOLDER}.
 * The exit status is 1 if a test failed, if one was skipped without a good reason, or if there are
 * no reports at all.
 */
public class Summary {

  /** What no machine can help that lacks it; any other skip is a hole in the proof. */
  private static final Pattern GOOD_REASON =
      Pattern.compile("kernel (has no|lacks)|only root", Pattern.CASE_INSENSITIVE);

  private int passed;
  private int failed;
  private int skipped;
  private int holes;

  public static void main(String[] args) throws Exception {
    Summary summary = new Summary();
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      List<Path> reports = files.filter(Files::isRegularFile).sorted().toList();
      for (Path report : reports) {
        summary.read(report, Path.of(args[0]).relativize(report).getName(0).toString());
      }
    }
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", summary.passed, summary.failed, summary.skipped);
    System.exit(summary.passed > 0 && summary.failed == 0 && summary.holes == 0 ? 0 : 1);
  }

  private void read(Path report, String run) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile());
    NodeList cases = document.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      count((Element) cases.item(i), run);
    }
  }

  private void count(Element test, String run) {
    String name = run + ": " + test.getAttribute("classname") + "." + test.getAttribute("name");
    if (has(test, "failure") || has(test, "error")) {
      failed++;
      System.out.println("FAILED   " + name);
    } else if (has(test, "skipped")) {
      skipped++;
      Element skip = (Element) test.getElementsByTagName("skipped").item(0);
      String reason =
          (skip.getAttribute("message") + skip.getTextContent())
              .strip()
              .lines()
              .findFirst()
              .orElse("");
      boolean good = GOOD_REASON.matcher(reason).find();
      holes += good ? 0 : 1;
      System.out.println((good ? "apart    " : "SKIPPED  ") + name + ": " + reason);
    } else {
      passed++;
    }
  }

  private static boolean has(Element test, String child) {
    for (Node node = test.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(child)) {
        return true;
      }
    }
    return false;
  }
}
