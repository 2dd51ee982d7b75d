package io.github.netlinkagent.netlink.natives;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The module of jffi, the one library with native methods. Its classes come from the same loader as
 * all others; the JVM only books their packages under this name.
 */
final class NativeModule {

  private static final String NAME = "io.github.netlinkagent.natives";

  private static final Set<String> PACKAGES = Set.of("com.kenai.jffi", "com.kenai.jffi.internal");

  private NativeModule() {}

  /**
   * Defines the module, before any of its classes is loaded.
   *
   * @param loader of the classes
   */
  static Module define(ClassLoader loader) {
    // An automatic module reads everything and is open to everybody, as the class path is.
    ModuleDescriptor descriptor =
        ModuleDescriptor.newAutomaticModule(NAME).packages(PACKAGES).build();
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration()
            .resolve(new OneModule(descriptor), ModuleFinder.of(), Set.of(descriptor.name()));
    return ModuleLayer.defineModules(configuration, List.of(boot), name -> loader)
        .layer()
        .findModule(NAME)
        .orElseThrow();
  }

  private record OneModule(ModuleDescriptor descriptor) implements ModuleFinder {

    @Override
    public Optional<ModuleReference> find(String name) {
      return name.equals(descriptor.name()) ? Optional.of(reference()) : Optional.empty();
    }

    @Override
    public Set<ModuleReference> findAll() {
      return Set.of(reference());
    }

    private ModuleReference reference() {
      return new ModuleReference(descriptor, (URI) null) {
        @Override
        public ModuleReader open() {
          throw new UnsupportedOperationException("its classes come from the loader");
        }
      };
    }
  }
}
