"""What the check says of labelled claims: `python tests/quality/measure_claims.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quality.claim_scoring import ARTICLES, EXPECTED, confusion
from retrieval.verifying import Verdict


def say(line):
    sys.stdout.write(line + "\n")


def main():
    for claims in ARTICLES:
        table, wrong = confusion(claims)
        say(f"{claims}\n\n| claim | " + " | ".join(one.value for one in Verdict) + " |")
        say("| --- |" + " --- |" * len(Verdict))
        for kind in EXPECTED:
            say(f"| {kind} | " + " | ".join(str(table[kind, one.value]) for one in Verdict) + " |")
        say(f"\n{sum(table.values()) - len(wrong)} of {sum(table.values())} right")
        for one in wrong:
            say(" | ".join(one))
        say("")


if __name__ == "__main__":
    main()
