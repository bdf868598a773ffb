"""`python -m guidance faq`: the FAQ of the notices as a file, with the figures that tell how good it is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from guidance.assistant import Assistant
from guidance.cli.command_assistant import open_for_command
from guidance.cli.today_argument import add_today
from guidance.contract_json import as_json
from guidance.contract_requests import known_notice
from guidance.faq.ask_assistant import Asker
from guidance.faq.build_faq import Faq, build_faq
from guidance.faq.draft_file import draft_file
from guidance.faq.faq_document import FaqDocument
from guidance.faq.faq_quality import ENOUGH_ROUND_TRIPS, Quality, measure
from guidance.faq.journey_topics import load_topic_rules
from guidance.faq.question_log import Asked, read_asked, recorded
from guidance.faq.reword_questions import Reworded, reword
from guidance.faq.write_faq import render, writable
from guidance.llm.language_model import SESSION_TOKENS, LanguageModel, open_model
from guidance.question_drafts.draft_faq import questions_for_faq
from ingest.commands.command_line import Parser
from ingest.errors import AssistantError, InputError
from ingest.notices.notice import Notice
from ingest.office_settings import model_settings
from ingest.staff_files.atomic_write import write_whole


def main(argv: Sequence[str]) -> int:
    """Write the FAQ and print its figures; on a wrong input nothing is written."""
    arguments = _parser().parse_args(argv)
    _check_outputs(arguments)
    model = _model_for_rewording() if arguments.reword else None
    questions = read_asked(arguments.asked) if arguments.asked else _recorded()
    assistant = open_for_command()
    chosen = known_notice(assistant, arguments.notice, "--notice")
    notices = [notice for notice in assistant.notices if chosen in (None, notice.id)]
    _check_drafts(arguments.drafts, notices)
    asker = Asker(assistant)
    drafted = questions_for_faq(asker, notices) if arguments.drafts else {}
    faq, reworded = _reworded(build_faq(asker, notices, questions, drafted), asker, model)
    quality = measure(faq.entries, notices, faq.approved.without, asker)
    _write(_rendered(faq, assistant, notices, arguments))
    for fault in (*faq.approved.faults, *faq.approved.changed):
        print(fault, file=sys.stderr)
    print(as_json(_figures(quality, faq, reworded), 1) if arguments.json else _report(quality, faq, reworded))
    return 0


def _check_outputs(arguments: argparse.Namespace) -> None:
    """Say what is wrong with the places to write to before anything is worked out."""
    out, drafts = arguments.out, arguments.drafts
    if not out and not drafts:
        raise InputError("--out", "要写明输出文件，如 --out 常见问题.html")
    hindrance = writable(out) if out else ""
    if hindrance:
        raise InputError("--out", hindrance)
    if drafts and not drafts.is_dir():
        raise InputError("--drafts", f"没有文件夹 {drafts}，请先建好")
    if drafts and not os.access(drafts, os.W_OK):
        raise InputError("--drafts", f"{drafts} 不能写入，请换一个位置或检查权限")


def _check_drafts(folder: Path | None, notices: Sequence[Notice]) -> None:
    """A draft that an editor may be working on is never replaced."""
    present = [str(path) for notice in notices if folder and (path := _draft_path(folder, notice)).exists()]
    if present:
        raise InputError("--drafts", f"已有草稿 {'、'.join(present)}，不会覆盖；请先改名、移走，或换一个文件夹")


def _draft_path(folder: Path, notice: Notice) -> Path:
    # The ending keeps it apart from the editors' own <notice>.yaml, wherever the folder is.
    return folder / f"{notice.id}.draft.yaml"


def _recorded() -> list[Asked]:
    """What the office's record holds of open questions; a record that is down stops no FAQ."""
    try:
        return recorded()
    except AssistantError as error:
        print(error, file=sys.stderr)
        return []


def _model_for_rewording() -> LanguageModel:
    """The model with tokens for a whole FAQ."""
    model = open_model(model_settings())
    if model is None:
        raise InputError("--reword", "没有设置语言模型，请先设置 GUIDANCE_LLM，如 openai:模型名")
    return replace(model, left=5 * SESSION_TOKENS)


def _reworded(faq: Faq, asker: Asker, model: LanguageModel | None) -> tuple[Faq, Reworded | None]:
    """The FAQ with the questions in the model's words and how it went; unchanged without a model."""
    if model is None:
        return faq, None
    entries, counts = reword(faq.entries, asker, model, load_topic_rules())
    return replace(faq, entries=entries), counts


def _reworded_report(reworded: Reworded | None) -> list[str]:
    if not reworded:
        return []
    failed = f"，有 {reworded.failed} 批没有问成" if reworded.failed else ""
    return [f"改写问句：共 {reworded.asked} 条，得到新问法 {reworded.proposed} 条，采用 {reworded.accepted} 条{failed}"]


def _rendered(
    faq: Faq, assistant: Assistant, notices: Sequence[Notice], arguments: argparse.Namespace
) -> dict[Path, bytes]:
    """Every file with what it shall hold, the drafts first."""
    files: dict[Path, bytes] = {}
    for notice in notices if arguments.drafts else ():
        files[_draft_path(arguments.drafts, notice)] = draft_file(notice, faq.drafts, faq.unanswered).encode()
    if arguments.out:
        disclaimer = assistant.knowledge.replies.say("disclaimer", office="、".join(n.contact.office for n in notices))
        files[arguments.out] = render(FaqDocument(faq, tuple(notices), disclaimer, arguments.today), arguments.out)
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


def _figures(quality: Quality, faq: Faq, reworded: Reworded | None) -> dict[str, Any]:
    return {
        **asdict(quality),
        "approved": sum(entry.approved for entry in faq.entries),
        "changed": [str(fault) for fault in faq.approved.changed],
        "without": faq.approved.without,
        "wanted": [asdict(each) for each in faq.unanswered],
        **({"reworded": _reworded_figures(reworded)} if reworded else {}),
    }


def _reworded_figures(reworded: Reworded) -> dict[str, int]:
    return {
        "asked": reworded.asked,
        "proposed": reworded.proposed,
        "kept": reworded.accepted,
        "failed": reworded.failed,
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
    lines += [f"有人问、还没有回答（{each.count} 次）：{each.question}" for each in faq.unanswered]
    return "\n".join([*lines, *_reworded_report(reworded)])


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
