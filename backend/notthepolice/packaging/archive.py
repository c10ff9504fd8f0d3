"""Makes the archives that stores take; the same input gives the same bytes."""

import zipfile
from pathlib import Path

# Zip files cannot hold an earlier moment; the moment of building would make every archive differ.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644


def pack(folder: Path, archive: Path) -> Path:
    """Pack every file of `folder`, in the order of its name, into the zip file `archive`."""
    work = archive.with_name(f".{archive.name}.new")
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    with zipfile.ZipFile(work, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for file in sorted(files, key=lambda one: one.relative_to(folder).as_posix()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = PLAIN_FILE << 16
            out.writestr(entry, file.read_bytes())
    work.replace(archive)
    return archive
