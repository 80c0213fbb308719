package org.ctpat.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between application and engine, which tests cut and mend. */
public final class EngineLine implements AutoCloseable {

  private final URI engine;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  public EngineLine(URI engine) {
    this.engine = engine;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("No port for the line to the engine", e);
    }
    Thread.ofVirtual().name("line-to-engine").start(this::accept);
  }

  /** Where the application finds the engine. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** From now on the engine is out of reach, and what was under way is lost. */
  public void cut() {
    cut = true;
    open.forEach(EngineLine::close);
  }

  /** The engine can be reached again. */
  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    close(server);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException e) {
        // The line was closed, or a connection broke while it was made: the next one.
        continue;
      }
    }
  }

  private void connect(Socket application) throws IOException {
    if (cut) {
      close(application);
      return;
    }
    var there = new Socket(InetAddress.getLoopbackAddress(), engine.getPort());
    application.setTcpNoDelay(true);
    there.setTcpNoDelay(true);
    open.add(application);
    open.add(there);
    Thread.ofVirtual().start(() -> carry(application, there));
    Thread.ofVirtual().start(() -> carry(there, application));
    if (cut) {
      open.forEach(EngineLine::close);
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Either side ended it.
    } finally {
      close(from);
      close(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
