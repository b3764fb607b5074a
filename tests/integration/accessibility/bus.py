# SPDX-License-Identifier: Apache-2.0
"""The app as a screen reader meets it: its tree on the accessibility bus."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# What is there to be pressed.
PRESSED = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.PAGE_TAB,
           Atspi.Role.LIST_ITEM, Atspi.Role.LINK, Atspi.Role.MENU_ITEM}
# What says nothing of what a control is.
NO_ROLE = {Atspi.Role.INVALID, Atspi.Role.UNKNOWN, Atspi.Role.FILLER, Atspi.Role.EXTENDED, Atspi.Role.REDUNDANT_OBJECT}


def settled():
    """Answers of the bus that wait are taken in."""
    while GLib.MainContext.default().iteration(False):
        pass


class Node:
    """An object of the tree with the way to it."""

    def __init__(self, accessible, path=()):
        self.accessible = accessible
        self.name = (accessible.get_name() or "").strip()
        self.role = accessible.get_role()
        self.states = accessible.get_state_set()
        self.path = (*path, f"{accessible.get_role_name()} '{self.name}'")

    def has(self, state):
        return self.states.contains(state)

    def actions(self):
        action = self.accessible.get_action_iface()
        return [] if action is None else [Atspi.Action.get_action_name(action, at) for at in range(Atspi.Action.get_n_actions(action))]

    def children(self):
        for at in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(at)
            if child is not None:
                yield Node(child, self.path)

    def is_control(self):
        """It can be focused or pressed. Qt calls every text focusable; one that is only read is no control."""
        if self.role == Atspi.Role.LABEL and self.has(Atspi.StateType.READ_ONLY):
            return False
        return self.has(Atspi.StateType.FOCUSABLE) or self.can_be_pressed()

    def can_be_pressed(self):
        return any(action != "SetFocus" for action in self.actions())

    def press(self):
        action = self.accessible.get_action_iface()
        names = self.actions()
        for wanted in ("Press", "Toggle", "Show Menu"):
            if wanted in names:
                return Atspi.Action.do_action(action, names.index(wanted))
        return False

    def where(self):
        return " > ".join(self.path)


class App:
    """A process and its window on the bus."""

    def __init__(self, program, *arguments, environment=None, log=None):
        self.process = subprocess.Popen(
            [program, *arguments], stdout=log, stderr=subprocess.STDOUT if log else None,
            env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", **(environment or {})})

    def root(self, seconds=60):
        """Its application object; it comes when the window does."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            settled()
            desktop = Atspi.get_desktop(0)
            for at in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(at)
                if child is not None and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                    return Node(child)
            time.sleep(0.2)
        raise SystemExit(f"the app is not on the bus (exit code {self.process.poll()})")

    def nodes(self):
        """Everything that shows, parents before children."""
        settled()
        waiting = [self.root()]
        while waiting:
            node = waiting.pop()
            yield node
            try:
                waiting.extend(child for child in reversed(list(node.children())) if child.has(Atspi.StateType.SHOWING))
            except GLib.Error:  # it went while it was looked at
                continue

    def find(self, name, seconds=10, control=True):
        """The first of this name, or whose name begins with it when it ends in an ellipsis."""
        start = name.removesuffix("…")
        until = time.monotonic() + seconds
        while True:
            for node in self.steady_nodes():
                if (node.name == name or (start != name and node.name.startswith(start))) and (not control or node.is_control()) and node.has(Atspi.StateType.ENABLED):
                    return node
            if time.monotonic() > until or self.process.poll() is not None:
                return None
            time.sleep(0.2)

    def steady_nodes(self):
        """The whole tree; read again when it changed under the reader."""
        for _ in range(5):
            try:
                return list(self.nodes())
            except GLib.Error:
                time.sleep(0.3)
        raise SystemExit("the tree on the bus does not come to rest")

    def press(self, name, seconds=10):
        node = self.find(name, seconds)
        if node is None or not node.press():
            names = sorted({n.name for n in self.steady_nodes() if n.is_control()})
            raise SystemExit(f"nothing to press is called '{name}'; there are {names}")

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(30)
