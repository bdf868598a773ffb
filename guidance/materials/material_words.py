"""A row of the list in words: what the notice states, and what it does not."""

from __future__ import annotations

from guidance.materials.listing_rows import MaterialRow

FORMS = {"original": "原件", "copy": "复印件", "both": "原件及复印件"}
SIDES = {"one": "单面", "two": "双面"}
HANDED = {"paper": "交纸质", "system": "从网上系统打印后交纸质", "email": "发电子邮件", "upload": "网上上传"}
UNSTATED = "通知没有写"
NOT_OFFICIAL = "这份清单供个人准备材料时对照，不是官方表格；目录、表格和封面以通知所附格式为准。"


def paper_of(row: MaterialRow) -> str:
    """Return paper size and sides, such as A3单面; what the notice does not state is named."""
    sides = SIDES.get(row.item.sides or "", "")
    if row.paper:
        return f"{row.paper}，{sides or f'{UNSTATED}单双面'}"
    return f"{sides}，{UNSTATED}纸张" if sides else f"{UNSTATED}纸张和单双面"


def stated(row: MaterialRow) -> list[str]:
    """Return what the notice states of a row, a phrase each; a stamp that all papers get is left to the remarks."""
    item = row.item
    form = FORMS.get(item.form or "", "")
    found = [
        form if form not in item.title else None,
        f"{item.copies}份" if item.copies else None,
        row.paper,
        SIDES.get(item.sides or ""),
        HANDED[item.handed] if item.handed != "paper" else None,
        f"{'、'.join(row.stamp)}盖章" if row.stamp and not row.shared_stamp else None,
        f"格式见附件{item.annex}" if item.annex else None,
    ]
    return [phrase for phrase in found if phrase]


def unstated(row: MaterialRow) -> str:
    """Return what the notice leaves open of a row on paper; "" for nothing."""
    item = row.item
    if not item.is_printed:
        return ""
    open_ = [
        None if item.copies else "份数",
        None if row.paper else "纸张",
        None if item.sides else "单双面",
        None if item.form or item.handed == "system" or item.annex else "原件还是复印件",
        None if row.stamp else "由谁盖章",
    ]
    missing = [name for name in open_ if name]
    return f"{UNSTATED}：{'、'.join(missing)}" if missing else ""


def condition(row: MaterialRow) -> str:
    """Return 如果您… for a row that is only for some; "" for one that is for all."""
    return f"如果您{row.item.whom}" if row.item.whom else ""


def position(row: MaterialRow) -> str:
    """Return the number within the volume, （4）; "" where the notice gives none."""
    return f"（{row.item.position}）" if row.item.position else ""
