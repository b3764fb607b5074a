# SPDX-License-Identifier: Apache-2.0
"""Debian systems without anything that building needs, to install packages in.

A base of the essential packages and apt is made from this system's own apt sources. Upon it lie layers, each holding what
apt brings for one list of dependencies; a machine is an overlay whose changes are thrown away. Base and layers are kept
in the cache under the hash of what they consist of. All of it happens in this process's own mount namespace.
"""

import contextlib
import fcntl
import glob
import hashlib
import inspect
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77  # SKIP_RETURN_CODE of the tests
UNUSED_SECONDS = 30 * 24 * 3600
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root",
               "DEBIAN_FRONTEND": "noninteractive"}


def skip(why):
    """Says loudly that nothing was tested, and why."""
    print(f"\n*** SKIPPED: the packages were NOT tested: {why} ***\n", flush=True)
    sys.exit(SKIPPED)


def call(*command, **more):
    """The command's output. One that fails ends the test with all that it said."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", **more)
    if done.returncode:
        sys.exit(f"failed ({done.returncode}): {' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def own_mounts():
    """From here on this process's mounts are seen by nobody else, and end with it."""
    if os.geteuid() != 0:
        skip("making a root and entering it needs root")
    try:
        os.unshare(os.CLONE_NEWNS)
        # In a chroot the root itself is no mount: each one by itself.
        with open("/proc/self/mountinfo", encoding="utf-8") as mounts:
            for fields in (line.split() for line in mounts):
                if any(field.startswith("shared:") for field in fields):
                    call("mount", "--make-private", fields[4].replace("\\040", " "))
    except OSError as error:
        skip(f"this machine does not allow a private mount namespace ({error})")


class Machine:
    """One system: an overlay upon `below` (topmost first). Its changes go to `upper`, or are thrown away."""

    def __init__(self, below, upper=None):
        self.folder = tempfile.mkdtemp(prefix="nqi-machine-", dir=os.path.dirname(below[0]))
        self.root = os.path.join(self.folder, "root")
        self.upper = upper or os.path.join(self.folder, "upper")
        work = os.path.join(os.path.dirname(self.upper), "work")
        for folder in (self.root, self.upper, work):
            os.makedirs(folder, exist_ok=True)
        options = f"lowerdir={':'.join(below)},upperdir={self.upper},workdir={work}"
        done = subprocess.run(["mount", "-t", "overlay", "overlay", "-o", options, self.root], capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(self.folder)
            skip(f"this machine cannot mount an overlay ({done.stderr.strip()})")
        mount_devices(self.root)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        call("umount", "--recursive", "--lazy", self.root)
        shutil.rmtree(self.folder)

    def path(self, inside):
        return os.path.join(self.root, inside.lstrip("/"))

    def command(self, *words, user=None, environment=None):
        """What starts `words` in there; as a user without any right of root's when one is named."""
        # Ends with this process, whatever ends that.
        guard = ["setpriv", "--pdeathsig", "KILL"]
        drop = [f"--reuid={user}", f"--regid={user}", "--clear-groups", "--no-new-privs", "--inh-caps=-all"]
        settings = ENVIRONMENT | ({"HOME": f"/home/{user}"} if user else {}) | (environment or {})
        return ["env", "-i", *(f"{name}={value}" for name, value in settings.items()), "chroot", self.root,
                *guard, *(drop if user else []), *words]

    def run(self, *words, user=None, environment=None, expect=(0,), text=None):
        """What the command prints; it ends with one of the expected codes within two minutes."""
        done = subprocess.run(self.command(*words, user=user, environment=environment), input=text or "", text=True,
                              capture_output=True, errors="replace", timeout=120)
        if done.returncode not in expect:
            sys.exit(f"failed ({done.returncode}): {' '.join(words)}\n{done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr

    def start(self, *words, user=None, environment=None, **more):
        return subprocess.Popen(self.command(*words, user=user, environment=environment), stdin=subprocess.DEVNULL,
                                start_new_session=True, **more)

    def files(self):
        """Every name, but those of devices and of what runs."""
        found = set()
        for folder, folders, names in os.walk(self.root):
            inside = os.path.relpath(folder, self.root)
            if inside == ".":
                folders[:] = [one for one in folders if one not in ("dev", "proc", "run", "sys", "tmp")]
            found.update(os.path.normpath(os.path.join("/", inside, one)) for one in folders + names)
        return found


def mount_devices(root):
    for folder in ("proc", "dev", "sys"):
        os.makedirs(os.path.join(root, folder), exist_ok=True)
    call("mount", "-t", "proc", "proc", f"{root}/proc")
    call("mount", "--rbind", "/dev", f"{root}/dev")


def digest(*texts):
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def sources():
    """This system's apt sources as one text, for the key; and the files of its settings, to be copied."""
    files = sorted(glob.glob("/etc/apt/sources.list") + glob.glob("/etc/apt/sources.list.d/*"))
    text = ""
    for file in files:
        with open(file, encoding="utf-8", errors="replace") as stream:
            text += stream.read()
    if "file:" in text or "cdrom:" in text:
        skip("the apt sources of this system are files, which a fresh root cannot see")
    return text, files


@contextlib.contextmanager
def made_once(folder):
    """Yields where to make it, or nothing when it is there. What is half made is thrown away."""
    with open(folder + ".lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.path.isdir(folder):
            os.utime(folder)
            yield None
            return
        partial = folder + ".partial"
        shutil.rmtree(partial, ignore_errors=True)
        os.makedirs(partial)
        try:
            yield partial
            os.rename(partial, folder)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


def forget_unused(cache, used):
    """Bases and layers that no test has used for a month, and machines of tests that were killed."""
    for old in glob.glob(os.path.join(cache, "*", "nqi-machine-*")) + glob.glob(os.path.join(cache, "nqi-machine-*")):
        if time.time() - os.path.getmtime(old) > 24 * 3600:
            shutil.rmtree(old, ignore_errors=True)
    for old in glob.glob(os.path.join(cache, "fresh-*")):
        if os.path.isdir(old) and old not in used and time.time() - os.path.getmtime(old) > UNUSED_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
            os.remove(old + ".lock")


def apt(*words, network_fails, wrap=lambda words: words):
    done = subprocess.run(wrap(["apt-get", "-qq", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=20", *words]),
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if done.returncode:
        said = done.stdout + done.stderr
        if any(word in said for word in ("Could not resolve", "Failed to fetch", "Could not connect", "Unable to connect",
                                         "Temporary failure", "Some index files failed")):
            skip(f"{network_fails}: no network to the machine's Debian mirror?\n{said[-600:]}")
        sys.exit(f"failed: apt-get {' '.join(words)}\n{said}")


def bootstrap(root):
    """The essential packages and apt, unpacked and then configured in there by their own dpkg."""
    for folder in ("var/lib/dpkg", "var/lib/apt/lists/partial", "var/cache/apt/archives/partial", "etc/apt"):
        os.makedirs(os.path.join(root, folder))
    with open(os.path.join(root, "var/lib/dpkg/status"), "w", encoding="utf-8"):
        pass
    here = [word for name, folder in (("State", "var/lib/apt"), ("State::Status", "var/lib/dpkg/status"), ("Cache", "var/cache/apt"))
            for word in ("-o", f"Dir::{name}={root}/{folder}")]
    here += ["-o", "APT::Sandbox::User=root", "-o", "APT::Install-Recommends=false"]
    apt(*here, "update", network_fails="the lists of packages could not be fetched")
    apt(*here, "--yes", "--download-only", "install", "?essential", "apt", "ca-certificates", "passwd",
        network_fails="the essential packages could not be fetched")
    debs = glob.glob(f"{root}/var/cache/apt/archives/*.deb")
    for deb in sorted(debs, key=lambda name: not os.path.basename(name).startswith("base-files_")):
        call("dpkg-deb", "--extract", deb, root)
    for file in sources()[1] + glob.glob("/etc/apt/apt.conf.d/*proxy*") + ["/etc/resolv.conf", "/etc/hosts"]:
        if os.path.exists(file):
            os.makedirs(os.path.dirname(root + file), exist_ok=True)
            shutil.copy(file, root + file)
    with open(f"{root}/usr/sbin/policy-rc.d", "w", encoding="utf-8") as stream:
        stream.write("#!/bin/sh\nexit 101\n")
    os.chmod(f"{root}/usr/sbin/policy-rc.d", 0o755)
    mount_devices(root)
    call("chroot", root, "dpkg", "--force-depends", "--force-unsafe-io", "--install",
         *(deb.removeprefix(root) for deb in debs), env=ENVIRONMENT)
    call("umount", "--recursive", "--lazy", f"{root}/dev", f"{root}/proc")
    shutil.rmtree(f"{root}/var/cache/apt/archives")


def base(cache):
    folder = os.path.join(cache, "fresh-base-" + digest(sources()[0], inspect.getsource(bootstrap)))
    with made_once(folder) as making:
        if making:
            bootstrap(making)
    return folder


def layer(cache, below, depends):
    """`below` and what apt brings for `depends`, as a control file writes it."""
    folder = os.path.join(cache, "fresh-layer-" + digest(*below, depends))
    with made_once(folder) as making:
        if making:
            with Machine(below, os.path.join(making, "upper")) as machine:
                enter = lambda words: machine.command(*words)  # noqa: E731
                apt("update", network_fails="the lists of packages could not be fetched", wrap=enter)
                apt("--yes", "--no-install-recommends", "-o", "Dpkg::Options::=--force-unsafe-io", "satisfy", depends,
                    network_fails="the dependencies could not be fetched", wrap=enter)
                machine.run("apt-get", "clean")
            shutil.rmtree(os.path.join(making, "work"), ignore_errors=True)
    return [os.path.join(folder, "upper"), *below]
