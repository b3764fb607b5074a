#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Everything that must hold, in one command; run through packaging/test, inside the build environment.

    packaging/test                      everything: lints, all tests, sanitizers
    packaging/test -L unit              one label: unit, integration, ui, fuzz-smoke, lint, threads
    packaging/test -R gs1               tests by name; any other argument of ctest works too (-N lists the tests)

With arguments only the preset `ci` is built, and of it only what the chosen tests need. Without, unit tests of the core run
once, under AddressSanitizer, and everything else with what gcc optimised.
"""

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as xml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build")
JOBS = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL") or str(os.cpu_count() or 2)
# Many tests wait for another process: one more than there are processors keeps these busy.
TESTS_AT_ONCE = str(int(JOBS) + 1)
NEEDED_MEGABYTES = 6000
SANITIZERS = os.path.join(ROOT, "packaging", "sanitizers")


def say(text):
    print(f"nqi: {text}", flush=True)


class Stage:
    """One row of the closing table."""

    def __init__(self, name):
        self.name, self.passed, self.failed, self.skipped, self.seconds = name, 0, 0, 0, 0.0
        self.bad, self.slow = [], []


class Run:
    """The stages so far, and the one child process at a time that works on them."""

    def __init__(self):
        self.stages, self.child = [], None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)

    def stop(self, number, _frame):
        """The child has a process group of its own: nothing that it started is left behind."""
        if self.child and self.child.poll() is None:
            for wanted in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(self.child.pid, wanted)
                    self.child.wait(5)
                    break
                except subprocess.TimeoutExpired:
                    continue
                except ProcessLookupError:
                    break
        say("stopped")
        sys.exit(128 + number)

    def call(self, command, environment=None, log=None):
        """Exit code of the command. With `log`, its output goes there and one line a minute says how far it is."""
        output = open(log, "w", encoding="utf-8") if log else None
        self.child = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT if output else None, start_new_session=True)
        while True:
            try:
                code = self.child.wait(60 if log else None)
                break
            except subprocess.TimeoutExpired:
                say(last_line(log))
        if output:
            output.close()
        return code


def last_line(path):
    with open(path, encoding="utf-8", errors="replace") as stream:
        lines = stream.read().splitlines()
    return lines[-1][:150] if lines else "..."


def closing_lines(path, count=60):
    with open(path, encoding="utf-8", errors="replace") as stream:
        lines = [line for line in stream.read().splitlines() if not line.startswith("[") or "FAILED" in line]
    return "\n".join(lines[-count:])


def locked(preset):
    """Two runs in one checkout take turns in each build folder. The lock ends with the process."""
    os.makedirs(BUILD, exist_ok=True)
    lock = open(os.path.join(BUILD, f"{preset}.lock"), "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(f"another command uses build/{preset}: waiting for it")
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def test_environment(**more):
    """Tests see no screen, no settings and no data of the person who runs them."""
    environment = dict(os.environ)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "NQI_DATA"):
        environment.pop(name, None)
    home = os.path.join(BUILD, "test-home")
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        environment[f"XDG_{name}_HOME"] = os.path.join(home, name.lower())
        os.makedirs(environment[f"XDG_{name}_HOME"], exist_ok=True)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.update(more)
    return environment


def tests_of(preset, arguments, environment):
    """What ctest would run, as it describes it itself; nothing is built yet."""
    answer = subprocess.run(
        ["ctest", "--test-dir", f"build/{preset}", "--show-only=json-v1", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True)
    if answer.returncode:
        say(answer.stderr.strip())
        return []
    return json.loads(answer.stdout)["tests"]


def properties(test):
    return {p["name"]: p["value"] for p in test.get("properties", [])}


def commands_of(preset):
    """{test: words of its command}. ctest itself tells the command only of what is built already."""
    commands = {}
    for folder, _, files in os.walk(os.path.join(BUILD, preset)):
        if "CTestTestfile.cmake" not in files:
            continue
        with open(os.path.join(folder, "CTestTestfile.cmake"), encoding="utf-8") as stream:
            for name, words in re.findall(r"^add_test\((?:\[=*\[)?(.+?)(?:\]=*\])? +(\".*\")\)$", stream.read(), re.M):
                commands[name] = re.findall(r'"([^"]*)"', words)
    return commands


def targets_for(preset, tests):
    """The files of the build folder that the tests name in their commands and environments."""
    known = subprocess.run(["ninja", "-C", f"build/{preset}", "-t", "targets", "all"], cwd=ROOT, capture_output=True, text=True)
    outputs = {line.split(":")[0] for line in known.stdout.splitlines()}
    folder = os.path.join(ROOT, "build", preset)
    commands = commands_of(preset)
    wanted = set()
    for test in tests:
        words = list(commands.get(test["name"], []))
        for value in properties(test).get("ENVIRONMENT", []):
            words += value.partition("=")[2].split(":")
        for word in words:
            path = os.path.relpath(word, folder) if os.path.isabs(word) else word
            if path in outputs:
                wanted.add(path)
    return sorted(wanted)


def configure(run, preset):
    log = os.path.join(BUILD, f"{preset}-configure.log")
    code = run.call(["cmake", "--preset", preset], log=log)
    if code:
        print(closing_lines(log))
    return code == 0


def build(run, stage, preset, targets):
    """Builds the targets, all when there are none; goes on after an error, so that one run shows every one of them."""
    log = os.path.join(BUILD, f"{preset}-build.log")
    code = run.call(["cmake", "--build", f"build/{preset}", "-j", JOBS, *(["--target", *targets] if targets else []), "--", "-k", "0"], log=log)
    if code:
        print(closing_lines(log))
        say(f"the whole log is build/{preset}-build.log")
        stage.failed += 1
        stage.bad.append(f"build of {preset}")
    else:
        stage.passed += 1


def count(stage, report):
    try:
        cases = list(xml.parse(report).getroot().iter("testcase"))
    except (OSError, xml.ParseError):
        cases = []
    for case in cases:
        status = case.get("status")
        if status == "run":
            stage.passed += 1
        elif status in ("notrun", "disabled") and case.find("failure") is None:
            stage.skipped += 1
        else:
            stage.failed += 1
            stage.bad.append(case.get("name"))
        stage.slow.append((float(case.get("time") or 0), case.get("name")))
    return bool(cases)


def run_tests(run, stage, preset, arguments, environment):
    report = os.path.join(BUILD, f"{preset}-report.xml")
    if os.path.exists(report):
        os.remove(report)
    code = run.call(
        ["ctest", "--test-dir", f"build/{preset}", "--output-on-failure", "--no-tests=error", "--output-junit", report, "-j", TESTS_AT_ONCE, *arguments],
        environment=environment)
    counted = count(stage, report)
    if code and not stage.failed or not counted:
        stage.failed += 1
        stage.bad.append(f"ctest of {preset}")


def section(run, name, preset, arguments, environment, whole):
    """Configure, build what the tests need (or all), test: two rows of the table."""
    say(f"{name}: configure and build")
    lock = locked(preset)
    building, started = Stage(f"build {preset}"), time.monotonic()
    run.stages.append(building)
    ready = configure(run, preset)
    tests = tests_of(preset, arguments, environment) if ready else []
    if not ready:
        building.failed += 1
        building.bad.append(f"configuration of {preset}")
    elif whole or any(t["name"] in ("lint_qml", "lint_tidy") for t in tests):
        build(run, building, preset, [])
    elif tests:
        targets = targets_for(preset, tests)
        if targets:
            build(run, building, preset, targets)
    building.seconds = time.monotonic() - started
    if ready:
        testing, started = Stage(name), time.monotonic()
        run.stages.append(testing)
        say(f"{name}: {len(tests)} tests")
        if tests or whole:
            run_tests(run, testing, preset, arguments, environment)
        else:
            say(f"no test of {preset} is chosen by: {' '.join(arguments)}")
            testing.failed, testing.bad = 1, [f"{name}: no tests"]
        testing.seconds = time.monotonic() - started
    lock.close()


def summary(run, started):
    slow = sorted((row for stage in run.stages for row in stage.slow), reverse=True)[:8]
    print("\nslowest tests")
    for seconds, name in slow:
        print(f"  {seconds:8.1f} s  {name}")
    print(f"\n  {'':34}{'passed':>8}{'failed':>8}{'skipped':>9}{'time':>10}")
    for stage in run.stages:
        minutes, seconds = divmod(round(stage.seconds), 60)
        print(f"  {stage.name:34}{stage.passed:8}{stage.failed:8}{stage.skipped:9}{minutes:7}:{seconds:02}")
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    print(f"  {'together':34}{'':25}{minutes:7}:{seconds:02}\n")
    for stage in run.stages:
        for name in stage.bad:
            print(f"failed: {name} ({stage.name})")
    passed, failed = (sum(getattr(stage, what) for stage in run.stages) for what in ("passed", "failed"))
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


def main(arguments):
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    run, started = Run(), time.monotonic()
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MEGABYTES and not os.path.isdir(os.path.join(BUILD, "ci")):
        say(f"not enough disk space in {ROOT}: {free} MB free, {NEEDED_MEGABYTES} MB needed")
        return 1
    if "-N" in arguments or "--show-only" in arguments:
        lock = locked("ci")
        code = 0 if configure(run, "ci") else 1
        lock.close()
        return code or run.call(["ctest", "--test-dir", "build/ci", *arguments])
    environment = test_environment()
    section(run, "tests and lints (gcc)", "ci", arguments or ["-LE", "^unit$"], environment, whole=not arguments)
    if not arguments:
        section(run, "AddressSanitizer, UBSan (clang)", "asan", ["-L", "^(unit|fuzz-smoke)$", "-LE", "nosan"], test_environment(
            ASAN_OPTIONS="allow_addr2line=1:detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1",
            LSAN_OPTIONS=f"suppressions={SANITIZERS}/leaks.txt:print_suppressions=0",
            UBSAN_OPTIONS="print_stacktrace=1:allow_addr2line=1"), whole=False)
        section(run, "ThreadSanitizer (clang)", "tsan", ["-L", "^threads$"], test_environment(
            TSAN_OPTIONS=f"suppressions={SANITIZERS}/threads.txt:halt_on_error=1:second_deadlock_stack=1:allow_addr2line=1"), whole=False)
    return summary(run, started)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
