"""`python -m guidance faq`: the FAQ of the notices as a file, with the figures that tell how good it is."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from guidance.commands.arguments import Parser, complain
from guidance.commands.ask import known
from guidance.commands.jsonio import InputError, as_json
from guidance.commands.serving import opened
from guidance.faq.asking import Asker
from guidance.faq.draft_file import draft_file
from guidance.faq.gather import Faq, gather
from guidance.faq.measure import ENOUGH_ROUND_TRIPS, Quality, measure
from guidance.faq.reword import Reworded, reword
from guidance.faq.topics import load_matters
from guidance.faq.write import put, writable, write
from guidance.llm import SESSION_TOKENS, Model, open_model
from guidance.settings import SettingError
from ingest.faults import FaultsError
from ingest.notice_parts import Notice


def main(argv: Sequence[str]) -> int:
    """Write the FAQ and print its figures; 0 when it did its work, 2 on a wrong input, with nothing written."""
    asked = _parser().parse_args(argv)
    try:
        _check(asked)
        questions = _asked(asked.asked) if asked.asked else _recorded()
        office = opened()
        known(office, asked.notice, "--notice")
        notices = [n for n in office.notices if asked.notice in (None, n.id)]
        asker = Asker(office)
        faq, reworded = _reworded(gather(asker, notices, questions), asker, asked.reword)
        quality = measure(faq.entries, notices, faq.approved.without, asker)
        names = {n.id: n.name for n in notices}
        disclaimer = office.replies.say("disclaimer", office="、".join(n.contact.office for n in notices))
        if asked.out:
            write(faq, asked.out, names, disclaimer)
        if asked.drafts:
            _save_drafts(faq, notices, asked.drafts)
    except (InputError, FaultsError, OSError, ValueError) as error:
        return complain(error)
    for fault in (*faq.approved.faults, *faq.approved.changed):
        print(fault, file=sys.stderr)
    print(as_json(_figures(quality, faq, reworded), 1) if asked.json else _report(quality, faq, reworded))
    return 0


def _check(asked: argparse.Namespace) -> None:
    """What is wrong with the places to write to is said before anything is worked out."""
    if not asked.out and not asked.drafts:
        raise InputError("--out", "要写明输出文件，如 --out 常见问题.html")
    hindrance = writable(asked.out) if asked.out else ""
    if hindrance:
        raise InputError("--out", hindrance)
    if asked.drafts and not asked.drafts.is_dir():
        raise InputError("--drafts", f"没有文件夹 {asked.drafts}，请先建好")
    if asked.reword:
        _model()


def _asked(path: Path) -> list[tuple[str, int]]:
    """Real questions with their counts, from a table whose first two columns they are."""
    found = []
    with path.open(encoding="utf-8-sig", newline="") as table:
        for number, row in enumerate(csv.reader(table), 1):
            if len(row) < 2 or not row[1].strip().isdecimal():
                if number > 1 and any(row):
                    raise InputError("--asked", f"{path}:{number}：应为两列：问题、次数（整数）")
                continue
            found.append((row[0].strip(), int(row[1])))
    return found


def _recorded() -> list[tuple[str, int]]:
    """What the office's record holds of questions without an answer; a record that is down stops no FAQ."""
    # Only now: an office that keeps no record needs no database driver.
    from guidance.records.report import unanswered
    from guidance.records.store import RecordsError

    try:
        return unanswered()
    except (RecordsError, SettingError) as error:
        print(error, file=sys.stderr)
        return []


def _reworded(faq: Faq, asker: Asker, wanted: bool) -> tuple[Faq, Reworded | None]:
    """The FAQ with the questions in a language model's words where that is wanted, and how it went."""
    if not wanted:
        return faq, None
    entries, counts = reword(faq.entries, asker, _model(), load_matters())
    return replace(faq, entries=entries), counts


def _model() -> Model:
    """The model with tokens for a whole FAQ."""
    model = open_model()
    if model is None:
        raise InputError("--reword", "没有设置语言模型，请先设置 GUIDANCE_LLM，如 openai:模型名")
    return replace(model, left=5 * SESSION_TOKENS)


def _told(reworded: Reworded | None) -> list[str]:
    if not reworded:
        return []
    failed = f"，有 {reworded.failed} 批没有问成" if reworded.failed else ""
    return [f"改写问句：共 {reworded.asked} 条，得到新问法 {reworded.proposed} 条，采用 {reworded.kept} 条{failed}"]


def _save_drafts(faq: Faq, notices: Sequence[Notice], folder: Path) -> None:
    for notice in notices:
        put(folder / f"{notice.id}.yaml", draft_file(notice, faq.drafts, faq.wanted).encode())


def _figures(quality: Quality, faq: Faq, reworded: Reworded | None) -> dict:
    return {
        **asdict(quality),
        "approved": sum(entry.approved for entry in faq.entries),
        "changed": [str(fault) for fault in faq.approved.changed],
        "without": faq.approved.without,
        "wanted": [asdict(each) for each in faq.wanted],
        **({"reworded": asdict(reworded)} if reworded else {}),
    }


def _report(quality: Quality, faq: Faq, reworded: Reworded | None) -> str:
    approved = sum(entry.approved for entry in faq.entries)
    lines = [f"常见问题 {quality.entries} 条：已核定 {approved} 条，草稿 {quality.entries - approved} 条"]
    for name, figure, target, cases in (
        ("收录", quality.coverage, "1.0", quality.uncovered),
        ("回问", quality.round_trip, f"≥ {ENOUGH_ROUND_TRIPS}", quality.astray),
        ("原文", quality.verbatim, "1.0", quality.altered),
        ("重复", quality.duplicates, "0", quality.doubled),
    ):
        lines += [f"{name} {figure}（目标 {target}）", *(f"  {case}" for case in cases)]
    lines += [f"不收的条款：{id}（{why}）" for id, why in faq.approved.without.items()]
    lines += [f"条款变了，已停用 {len(faq.approved.changed)} 条"] if faq.approved.changed else []
    lines += [f"有人问、还没有回答（{each.count} 次）：{each.question}" for each in faq.wanted]
    return "\n".join([*lines, *_told(reworded)])


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m guidance faq",
        description="常见问题：问法取自群众问法，回答用条款原话；同时给出收录、回问、原文、重复四项指标。",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="输出文件：.md、.html、.docx、.csv 或 .json")
    parser.add_argument("--notice", metavar="ID", help="只做一份通知")
    parser.add_argument(
        "--drafts", type=Path, metavar="DIR", help="另把草稿按通知写成 YAML，供核对后放进 knowledge/faq"
    )
    parser.add_argument(
        "--asked", type=Path, metavar="FILE.csv", help="真实问题和次数两列，不写则取问答记录，没有回答的排在草稿最前"
    )
    parser.add_argument(
        "--reword",
        action="store_true",
        help="请语言模型（GUIDANCE_LLM）把问句改通俗，改后仍先引同一条款的才采用，算作草稿；回答不动",
    )
    parser.add_argument("--json", action="store_true", help="指标以 JSON 输出")
    return parser
