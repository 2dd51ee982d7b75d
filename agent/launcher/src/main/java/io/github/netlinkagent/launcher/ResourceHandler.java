package io.github.netlinkagent.launcher;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Makes the resources of the isolated loader readable by their URL. */
final class ResourceHandler extends URLStreamHandler {

  private final JarFile jar;

  ResourceHandler(JarFile jar) {
    this.jar = jar;
  }

  /** A URL that only works as an object, not as text: no handler is registered for its scheme. */
  URL url(ZipEntry entry) {
    try {
      return new URL("netlinkagent", "", -1, "/" + entry.getName(), this);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a URL with its own handler is never malformed", e);
    }
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    ZipEntry entry = jar.getEntry(url.getPath().substring(1));
    if (entry == null) {
      throw new FileNotFoundException(url.getPath() + " in " + jar.getName());
    }
    return new EntryConnection(url, entry);
  }

  private final class EntryConnection extends URLConnection {

    private final ZipEntry entry;

    EntryConnection(URL url, ZipEntry entry) {
      super(url);
      this.entry = entry;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return jar.getInputStream(entry);
    }

    @Override
    public long getContentLengthLong() {
      return entry.getSize();
    }
  }
}
