package io.github.netlinkagent.launcher;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent from the folder {@code inst} of its jar.
 *
 * <p>The classes lie there as {@code .classdata}, so that no other loader, and no scanner of class
 * paths, takes them for the host's. The parent is the platform loader: neither side ever sees the
 * other's libraries. Java's own loader for jar files would do, but is slower and shares its cache
 * of open jars with the host, which may switch it off.
 */
final class IsolatedLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String ROOT = "inst/";

  /** Open as long as the JVM lives: classes are loaded at any time. */
  private final JarFile jar;

  private final ResourceHandler handler;

  /** Loads from the jar of the launcher, in which the rest of the agent lies too. */
  static IsolatedLoader ofThisJar() throws Exception {
    return new IsolatedLoader(Program.jar(), platformLoader());
  }

  IsolatedLoader(File file, ClassLoader parent) throws IOException {
    super(parent);
    // Signatures aren't checked: the JVM has just executed classes of the same file.
    this.jar = new JarFile(file, false);
    this.handler = new ResourceHandler(jar);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ZipEntry entry = jar.getEntry(ROOT + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      byte[] bytes = read(entry);
      return defineClass(name, bytes, 0, bytes.length, getClass().getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " can't be read from " + jar.getName(), e);
    }
  }

  @Override
  protected URL findResource(String name) {
    ZipEntry entry = jar.getEntry(entryName(name));
    return entry == null || entry.isDirectory() ? null : handler.url(entry);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(found));
  }

  /** {@code ClassLoader.getPlatformClassLoader()}, which Java 8 does not have. */
  private static ClassLoader platformLoader() throws ReflectiveOperationException {
    return (ClassLoader) ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
  }

  private static String entryName(String resource) {
    return resource.endsWith(".class") ? ROOT + resource + "data" : ROOT + resource;
  }

  private byte[] read(ZipEntry entry) throws IOException {
    InputStream in = jar.getInputStream(entry);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(1024, (int) entry.getSize()));
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } finally {
      in.close();
    }
  }
}
