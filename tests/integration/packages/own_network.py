# SPDX-License-Identifier: Apache-2.0
"""A network of this process's own, with nothing but the machine itself: any port is free, and nobody else is met."""

import fcntl
import os
import socket
import struct

from fresh_root import skip

SIOCSIFFLAGS, IFF_UP = 0x8914, 1


def own_network():
    try:
        os.unshare(os.CLONE_NEWNET)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
            fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
    except OSError as error:
        skip(f"this machine does not allow a private network ({error})")
