"""`python -m guidance faq`: the FAQ of the notices as a file, with the figures that tell how good it is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from guidance.assistant import Assistant
from guidance.cli.arguments import Parser, add_today, complain
from guidance.cli.ask_command import known
from guidance.cli.json_lines import as_json
from guidance.cli.serve_lines import opened
from guidance.faq.ask_assistant import Asker
from guidance.faq.build_faq import Faq, gather
from guidance.faq.draft_file import draft_file
from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_quality import ENOUGH_ROUND_TRIPS, Quality, measure
from guidance.faq.journey_topics import load_matters
from guidance.faq.question_log import Asked, read_asked, recorded
from guidance.faq.reword_questions import Reworded, reword
from guidance.faq.write_faq import render, writable
from guidance.llm.language_model import SESSION_TOKENS, LanguageModel, open_model
from ingest.errors import InputError, SettingError
from ingest.notices.notice import Notice
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.faults import FaultsError


def main(argv: Sequence[str]) -> int:
    """Write the FAQ and print its figures; 0 when it did its work, 2 on a wrong input, with nothing written."""
    asked = _parser().parse_args(argv)
    try:
        _check(asked)
        questions = _asked(asked.asked) if asked.asked else _recorded()
        assistant = opened()
        known(assistant, asked.notice, "--notice")
        notices = [n for n in assistant.notices if asked.notice in (None, n.id)]
        _check_drafts(asked.drafts, notices)
        asker = Asker(assistant)
        faq, reworded = _reworded(gather(asker, notices, questions), asker, asked.reword)
        quality = measure(faq.entries, notices, faq.approved.without, asker)
        _write(_rendered(faq, assistant, notices, asked))
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
    if asked.drafts and not os.access(asked.drafts, os.W_OK):
        raise InputError("--drafts", f"{asked.drafts} 不能写入，请换一个位置或检查权限")
    if asked.reword:
        _model()


def _check_drafts(folder: Path | None, notices: Sequence[Notice]) -> None:
    """A draft that an editor may be working on is never replaced."""
    there = [str(path) for notice in notices if folder and (path := _draft_path(folder, notice)).exists()]
    if there:
        raise InputError("--drafts", f"已有草稿 {'、'.join(there)}，不会覆盖；请先改名、移走，或换一个文件夹")


def _draft_path(folder: Path, notice: Notice) -> Path:
    # The ending keeps it apart from the editors' own <notice>.yaml, wherever the folder is.
    return folder / f"{notice.id}.draft.yaml"


def _asked(path: Path) -> list[Asked]:
    try:
        return read_asked(path)
    except ValueError as error:
        raise InputError("--asked", str(error)) from error


def _recorded() -> list[Asked]:
    """What the office's record holds of open questions; a record that is down stops no FAQ."""
    # Only now: an office that keeps no record needs no database driver.
    from guidance.records.record_store import RecordsError

    try:
        return recorded()
    except (RecordsError, SettingError) as error:
        print(error, file=sys.stderr)
        return []


def _reworded(faq: Faq, asker: Asker, wanted: bool) -> tuple[Faq, Reworded | None]:
    """The FAQ with the questions in a language model's words where that is wanted, and how it went."""
    if not wanted:
        return faq, None
    entries, counts = reword(faq.entries, asker, _model(), load_matters())
    return replace(faq, entries=entries), counts


def _model() -> LanguageModel:
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


def _rendered(
    faq: Faq, assistant: Assistant, notices: Sequence[Notice], asked: argparse.Namespace
) -> dict[Path, bytes]:
    """Every file with what it shall hold, the drafts first."""
    files = {}
    for notice in notices if asked.drafts else ():
        files[_draft_path(asked.drafts, notice)] = draft_file(notice, faq.drafts, faq.wanted).encode()
    if asked.out:
        disclaimer = assistant.knowledge.replies.say("disclaimer", office="、".join(n.contact.office for n in notices))
        files[asked.out] = render(FaqDocument(faq, tuple(notices), disclaimer, asked.today), asked.out)
    return files


def _write(files: dict[Path, bytes]) -> None:
    """Write all or nothing: drafts are new files, so that they can be taken back when the last one fails."""
    done: list[Path] = []
    try:
        for path, content in files.items():
            write_whole(path, content)
            done.append(path)
    except OSError:
        for path in done:
            path.unlink(missing_ok=True)
        raise


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
        ("逐句", quality.sentences, "1.0", quality.unsaid),
        ("回问", quality.round_trip, f"≥ {ENOUGH_ROUND_TRIPS}", quality.astray),
        ("原文", quality.verbatim, "1.0", quality.altered),
        ("重复", quality.duplicates, "0", quality.doubled),
    ):
        lines += [f"{name} {figure}（目标 {target}）", *(f"  {case}" for case in cases)]
    lines += [f"不收的条款：{id}（{why}）" for id, why in faq.approved.without.items()]
    lines += [f"条款变了，已停用 {len(faq.approved.changed)} 条"] if faq.approved.changed else []
    lines += [f"有人问、还没有回答（{each.count} 次）：{each.question}" for each in faq.wanted]
    return "\n".join([*lines, *_told(reworded)])


_DRAFTS = "另把草稿按通知写成 <通知代号>.draft.yaml，供核对后抄进 knowledge/faq；已有的文件不覆盖"
_ASKED = "真实问题和次数两列，不写则取问答记录里没有答出、反问和说没有用的；没有条目回答的排在草稿最前"
_REWORD = "请语言模型（GUIDANCE_LLM）把问句改通俗，改后仍先引同一条款的才采用，算作草稿；回答不动"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m guidance faq",
        description="常见问题：问法取自群众问法，回答用条款原话；同时给出收录、回问、原文、重复四项指标。",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="输出文件：.md、.html、.docx、.csv 或 .json")
    parser.add_argument("--notice", metavar="ID", help="只做一份通知")
    parser.add_argument("--drafts", type=Path, metavar="DIR", help=_DRAFTS)
    parser.add_argument("--asked", type=Path, metavar="FILE.csv", help=_ASKED)
    parser.add_argument("--reword", action="store_true", help=_REWORD)
    add_today(parser)
    parser.add_argument("--json", action="store_true", help="指标以 JSON 输出")
    return parser
