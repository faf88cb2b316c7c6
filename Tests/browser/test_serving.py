"""The server under people who mean it no good, a disk that fails, and an end that must come soon."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest
from conftest import ROOT, YINGSU, Visitor, free_port, start
from life import CLERK, Life
from test_hostile import wait_up


def memory(pid):
    """Resident now, and the most there has been, in megabytes."""
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    return [int(re.search(rf"{name}:\s+(\d+)", text).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]


def stream(base, head, size, chunked=False):
    """Sends so much to whoever takes it; what comes back, as far as it comes."""
    host, port = base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        try:
            connection.sendall(head)
            block = b"x" * 65536
            for _ in range(size // len(block)):
                connection.sendall(b"%x\r\n%s\r\n" % (len(block), block) if chunked else block)
            if chunked:
                connection.sendall(b"0\r\n\r\n")
        except OSError:
            pass
        try:
            return connection.recv(200)
        except OSError:
            return b""


@pytest.mark.parametrize("path", ["/import", "/inbox", "/login", "/cases/C42/papers", "/nowhere"])
def test_who_is_not_signed_in_fills_no_memory(path):
    process, base = start("--demo")
    try:
        urllib.request.urlopen(base + "/login").read()
        # From here on: what starting took is not counted.
        pathlib.Path(f"/proc/{process.pid}/clear_refs").write_text("5")
        before = memory(process.pid)[0]
        size = 200_000_000
        head = f"POST {path} HTTP/1.1\r\nHost: {base.removeprefix('http://')}\r\nOrigin: {base}\r\nContent-Type: multipart/form-data; boundary=x\r\n".encode()
        stream(base, head + b"Content-Length: %d\r\n\r\n" % size, size)
        stream(base, head + b"Transfer-Encoding: chunked\r\n\r\n", size, chunked=True)
        assert memory(process.pid)[1] - before <= 20, (path, before, memory(process.pid))
        assert urllib.request.urlopen(base + "/health").status == 200
    finally:
        process.terminate()
        process.wait(20)


def test_who_says_nothing_or_little_is_let_go():
    process, base = start("--demo")
    host, port = base.removeprefix("http://").split(":")
    try:
        silent = socket.create_connection((host, int(port)))
        dripping = socket.create_connection((host, int(port)))
        dripping.sendall(b"GET /login HTTP/1.1\r\n")
        began = time.monotonic()
        ended = {}

        def wait(name, connection):
            connection.settimeout(60)
            try:
                while True:
                    if name == "dripping":
                        connection.settimeout(3)
                    try:
                        if connection.recv(1000) == b"":
                            break
                    except TimeoutError:
                        connection.sendall(b"X-A: b\r\n")
                    if time.monotonic() - began > 50:
                        return
            except OSError:
                pass
            ended[name] = time.monotonic() - began

        threads = [threading.Thread(target=wait, args=pair) for pair in (("silent", silent), ("dripping", dripping))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(ended) == {"silent", "dripping"} and max(ended.values()) < 30, ended
        assert urllib.request.urlopen(base + "/health").status == 200
    finally:
        process.terminate()
        process.wait(20)


def test_it_ends_within_five_seconds_whoever_is_still_there(chromium):
    process, base = start("--demo")
    host, port = base.removeprefix("http://").split(":")
    # A list that takes long to read is on its way.
    visitor = Visitor(chromium, base)
    visitor.role(CLERK)
    token = re.search(r'name="csrf" value="([^"]+)"', visitor.page.request.get(base + "/import").text()).group(1)
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in visitor.context.cookies())
    rows = "收到日期,案号,法院,原告,被告,被诉行为\n" + "".join(f"2025-01-06,（2025）宁05行初{number}号,中卫市中级人民法院,原告{number}、同案{number},中卫市人民政府,征收决定\n" for number in range(1, 60_000))
    body = f'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n{rows}\r\n--x--\r\n'.encode()
    busy = socket.create_connection((host, int(port)))
    busy.sendall(f"POST /import HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {base}\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    time.sleep(1)
    busy.settimeout(0.1)
    with pytest.raises(TimeoutError):
        busy.recv(100)
    open_ones = [socket.create_connection((host, int(port))) for _ in range(5)]
    open_ones[0].sendall(b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nname=")
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    assert time.monotonic() - began < 5
    assert process.returncode == 0


SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <unistd.h>
/* A disk that fails: from the moment the file named in FAILS is there nothing of the database is written any more. */
static int fails(int fd) {
  char link[64], path[512];
  const char *mark = getenv("FAILS");
  if (!mark || access(mark, F_OK) != 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "yingsu.sqlite") != NULL;
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
  if (fails(fd)) { errno = EIO; return -1; }
  return real(fd, from, size, at);
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
  if (fails(fd)) { errno = EIO; return -1; }
  return real(fd, from, size, at);
}
int fdatasync(int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync");
  if (fails(fd)) { errno = EIO; return -1; }
  return real(fd);
}
int fsync(int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
  if (fails(fd)) { errno = EIO; return -1; }
  return real(fd);
}
"""


def test_a_disk_that_fails_stops_the_writing_and_is_said_as_what_it_is(chromium, tmp_path):
    (tmp_path / "shim.c").write_text(SHIM)
    subprocess.run(["clang", "-shared", "-fPIC", "-o", tmp_path / "shim.so", tmp_path / "shim.c", "-ldl"], check=True)
    mark = tmp_path / "fails"
    port = free_port()
    process = subprocess.Popen(
        [YINGSU, "serve", "--demo", "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "LD_PRELOAD": str(tmp_path / "shim.so"), "FAILS": str(mark), "TMPDIR": str(tmp_path)})
    base = f"http://127.0.0.1:{port}"
    try:
        wait_up(process, base)
        visitor = Visitor(chromium, base)
        life = Life(visitor, "（2026）宁05行初481号")
        life.register("2026-02-13")
        mark.touch()
        life.open()
        visitor.page.locator(".step a.button", has_text="登记批示").first.click()
        visitor.page.fill("[name=text]", "写不下去的批示")
        visitor.page.locator("main form button.primary").last.click()
        said = visitor.page.inner_text("main")
        assert "磁盘" in said and "存储空间不足" not in said, said
        with pytest.raises(urllib.error.HTTPError) as health:
            urllib.request.urlopen(base + "/health")
        assert health.value.code == 503 and "磁盘" in health.value.read().decode()
        # Also when the disk is well again: what it kept is not known, until somebody has looked.
        mark.unlink()
        life.open()
        assert "磁盘" in visitor.page.inner_text("main .summary")
        visitor.page.locator(".step a.button", has_text="登记批示").first.click()
        visitor.page.locator("main form button.primary").last.click()
        assert "已停止写入" in visitor.page.inner_text("main")
        visitor.troubles = []
        visitor.context.close()
    finally:
        process.terminate()
        process.wait(20)
