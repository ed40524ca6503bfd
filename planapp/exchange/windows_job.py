"""A job object of Windows: holds a process to its memory, and ends it when its starter is gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from planapp.exchange.limits import Limits

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    # winnt.h: JOBOBJECT_EXTENDED_LIMIT_INFORMATION and its flags.
    _EXTENDED_LIMITS = 9
    _LIMIT_PROCESS_MEMORY, _DIE_ON_UNHANDLED, _KILL_ON_CLOSE = 0x100, 0x400, 0x2000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = wintypes.HANDLE
        kernel.CreateJobObjectW.restype = handle
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (handle, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (handle, handle)
        kernel.CloseHandle.argtypes = (handle,)
        return kernel

    @contextmanager
    def confined(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[None]:
        """Hold a process just started to its memory, as far as the system lets us, and end it at last."""
        kernel = _kernel()
        job = kernel.CreateJobObjectW(None, None)
        wanted = _ExtendedLimits()
        wanted.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED | _KILL_ON_CLOSE
        wanted.ProcessMemoryLimit = limits.memory
        size = ctypes.sizeof(wanted)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), size)
        # subprocess keeps the handle to itself; a process id could by now be another's.
        handle: int = getattr(process, "_handle")  # noqa: B009
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(int(handle)))
        try:
            yield
        finally:
            kernel.CloseHandle(job)

else:

    @contextmanager
    def confined(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[None]:
        """Do nothing: elsewhere than on Windows a process limits itself."""
        yield
