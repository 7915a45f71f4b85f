"""Check the training data against its checksums, and bring it in from a local folder when there is no network."""

import argparse
import hashlib
import shutil
from pathlib import Path

MODELS = Path(__file__).parents[1]


def sums(path: Path) -> dict[str, str]:
    """File names and their checksums."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines if line)}


def main() -> None:
    """Copy with --local, then check; a file that is missing or another than it was ends the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--local", type=Path, help="a folder laid out as assets/")
    parser.add_argument("--write", action="store_true", help="write the checksums of what is there")
    args = parser.parse_args()
    assets, kept = MODELS / "assets", MODELS / "assets.sha256"
    folder = args.local or assets
    if args.write:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        kept.write_text(
            "".join(
                f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
                for path in files
            ),
            encoding="utf-8",
        )
        return
    wrong = []
    for name, digest in sums(kept).items():
        source = folder / name
        if not source.is_file() or hashlib.sha256(source.read_bytes()).hexdigest() != digest:
            wrong.append(name)
        elif args.local:
            (assets / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, assets / name)
    if wrong:
        raise SystemExit(f"{len(wrong)} files are missing or changed, {wrong[0]} the first")


if __name__ == "__main__":
    main()
