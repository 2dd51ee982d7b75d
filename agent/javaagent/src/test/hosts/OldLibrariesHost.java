import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import jnr.ffi.LibraryLoader;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

/** Uses its own, older copies of the libraries that the agent has inside. */
public final class OldLibrariesHost {

  public interface LibC {
    int getpid();
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println("ready");
    System.in.read();

    LibC c = LibraryLoader.create(LibC.class).load("c");
    System.out.println("getpid is " + (c.getpid() == ProcessHandle.current().pid()));
    System.out.println("jnr is the host's: " + isHosts(LibraryLoader.class));
    System.out.println("jffi is the host's: " + isHosts(com.kenai.jffi.Library.class));

    Object greeting =
        new ByteBuddy()
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("generated"))
            .make()
            .load(OldLibrariesHost.class.getClassLoader())
            .getLoaded()
            .getDeclaredConstructor()
            .newInstance();
    System.out.println("Byte Buddy says " + greeting);

    InMemoryLogRecordExporter exporter = InMemoryLogRecordExporter.create();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setLoggerProvider(
                SdkLoggerProvider.builder()
                    .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                    .build())
            .buildAndRegisterGlobal();
    Logger logger = sdk.getLogsBridge().get("host");
    logger.logRecordBuilder().setBody("hello").emit();
    System.out.println(
        "OpenTelemetry has " + exporter.getFinishedLogRecordItems().size() + " record");
  }

  private static boolean isHosts(Class<?> type) {
    return type.getClassLoader() == OldLibrariesHost.class.getClassLoader();
  }
}
