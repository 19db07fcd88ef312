# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of a test's own: in a temporary folder, for an ordinary account, gone with whoever asked for it.

As a module: PostgresServer. As a program:
  postgres_server.py hold            starts one, prints its "socket", "port" and "password" as lines, and an empty line;
                                     then does what each line of standard input says (stop, start), answering "done";
                                     ends with its input, so never outlives the program at the other end
  postgres_server.py setup FOLDER    for ctest: starts one that lives as long as the process that called this, and writes
                                     those lines to FOLDER/PID-OF-THAT-PROCESS
  postgres_server.py cleanup FOLDER  ends it
The server of the machine, if there is one, is never touched.
"""
import atexit
import contextlib
import ctypes
import glob
import os
import pathlib
import pwd
import random
import secrets
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds for a server to start or stop, on a machine that is busy with other things
PORTS = range(20000, 32000)  # below those that the kernel gives to outgoing connections
ROLE = "central"  # may create databases, and nothing else that a festival's role may not
PR_SET_PDEATHSIG = 1


def folder_of_programs():
    """Where initdb and postgres are; Debian keeps them off the PATH, a folder for each version."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))
    if found:
        return pathlib.Path(found[-1])
    if shutil.which("pg_config"):
        named = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
        if os.path.exists(f"{named}/initdb"):
            return pathlib.Path(named)
    raise FileNotFoundError("no initdb below /usr/lib/postgresql nor where pg_config points; install 'postgresql'")


def account():
    """Whom the server runs as: the caller, but never root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise LookupError("root cannot run PostgreSQL, and there is no account 'postgres' or 'nobody' to run it as")


class PostgresServer:
    """Listens on a socket in its folder, where it trusts everybody who can reach it, and on a loopback port, where the
    role's password is asked for. Commits are on disk when they return, as at a festival."""

    def __init__(self):
        self._programs = folder_of_programs()
        self._account = account()
        self._process = None
        self.port = 0
        self.password = secrets.token_urlsafe(12)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-postgres."))
        atexit.register(self.close)  # where a test forgets it, or never came so far
        try:
            if self._account:
                os.chown(self.folder, self._account.pw_uid, self._account.pw_gid)
            self._run("initdb", "--pgdata", str(self.folder / "data"), "--username", "postgres", "--locale", "C",
                      "--encoding", "UTF8", "--auth-local", "trust", "--auth-host", "scram-sha-256", "--no-sync")
            self.start()
            self.sql("postgres", f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{self.password}'", role="postgres")
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self):
        """On the port it had before, where it had one."""
        ports = [self.port] if self.port else random.sample(PORTS, 50)
        for port in ports:
            if self._try_port(port):
                self.port = port
                return
        raise AssertionError(f"PostgreSQL did not start: {self.log()}")

    def stop(self, with_signal=signal.SIGINT):
        """Fast: open connections are cut, what was committed is written. SIGQUIT: as a crash."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(with_signal)
            self._process.wait(timeout=PATIENCE)

    def close(self):
        """Ends it and removes its folder; once more does nothing."""
        atexit.unregister(self.close)
        try:
            self.stop()
        finally:
            if self._process and self._process.poll() is None:
                self._process.kill()
                self._process.wait()
            shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database):
        """For --database, over the socket."""
        return f"postgresql:///{database}?host={self.folder}&port={self.port}&user={ROLE}"

    def tcp_address(self, database):
        return f"postgresql://{ROLE}:{self.password}@127.0.0.1:{self.port}/{database}"

    def sql(self, database, statement, role=ROLE):
        """Runs a statement; gives what it printed."""
        return self._run("psql", "-h", str(self.folder), "-p", str(self.port), "-U", role, "-d", database, "-X", "-q",
                         "-At", "-v", "ON_ERROR_STOP=1", "-c", statement).stdout

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def described(self):
        return f"socket {self.folder}\nport {self.port}\npassword {self.password}\n"

    def _try_port(self, port):
        """False where somebody else has the port."""
        before = len(self.log())
        with open(self.folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.folder / "data", "-p", str(port), "-k", self.folder,
                 "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
                 # A worker of its own in a database would be in the way of dropping it.
                 "-c", "autovacuum=off"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", preexec_fn=self._as_a_child)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                if "Address already in use" in self.log()[before:]:
                    return False
                raise AssertionError(f"PostgreSQL ended: {self.log()[before:]}")
            if self._run("pg_isready", "-q", "-h", str(self.folder), "-p", str(port), check=False).returncode == 0:
                return True
            time.sleep(0.02)
        raise AssertionError(f"PostgreSQL did not get ready: {self.log()[before:]}")

    def _run(self, name, *words, check=True):
        done = subprocess.run([self._programs / name, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              cwd="/", preexec_fn=self._as_a_child, timeout=PATIENCE)
        if check and done.returncode != 0:
            raise AssertionError(f"{name} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done

    def _as_a_child(self):
        """Between fork and exec: another account, and no life after the parent's."""
        if self._account:
            os.setgroups([])
            os.setgid(self._account.pw_gid)
            os.setuid(self._account.pw_uid)
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def hold():
    # From the terminal an interrupt reaches this process too; the end of the input is what counts.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with PostgresServer() as server:
        print(server.described(), flush=True)
        for line in sys.stdin:
            {"stop": server.stop, "start": server.start}[line.strip()]()
            print("done", flush=True)


def keep(file, watched):
    """Holds a server until the process `watched` is gone or SIGTERM comes."""
    ended_read, ended_write = os.pipe()
    signal.signal(signal.SIGTERM, lambda *_: os.write(ended_write, b"."))
    process = os.pidfd_open(watched)
    with PostgresServer() as server:
        try:
            # Whoever sees the file sees all of it.
            fresh = file.with_name(f"{file.name}.{os.getpid()}")
            fresh.write_text(f"{server.described()}keeper {os.getpid()}\n")
            fresh.rename(file)
            select.select([process, ended_read], [], [])
        finally:
            file.unlink(missing_ok=True)


def setup(folder):
    folder.mkdir(parents=True, exist_ok=True)
    watched = os.getppid()
    file = folder / str(watched)
    file.unlink(missing_ok=True)  # of a process of old that had the same number
    with open(folder / "log", "wb") as log:
        keeper = subprocess.Popen([sys.executable, __file__, "keep", str(file), str(watched)],
                                  stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
    while not file.exists():
        if keeper.poll() is not None:
            sys.exit(f"no PostgreSQL: {(folder / 'log').read_text()}")
        time.sleep(0.02)


def cleanup(folder):
    file = folder / str(os.getppid())
    if not file.exists():
        return
    lines = dict(line.split(" ", 1) for line in file.read_text().splitlines())
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(lines["keeper"]), signal.SIGTERM)
    end = time.monotonic() + PATIENCE
    while pathlib.Path(lines["socket"]).exists():
        if time.monotonic() > end:
            sys.exit("the server does not end")
        time.sleep(0.02)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["hold"]:
            hold()
        case ["keep", file, watched]:
            keep(pathlib.Path(file), int(watched))
        case ["setup", folder]:
            setup(pathlib.Path(folder))
        case ["cleanup", folder]:
            cleanup(pathlib.Path(folder))
        case _:
            sys.exit(__doc__)
