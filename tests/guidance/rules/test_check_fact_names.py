"""A condition quotes words that speak of its fact and value, or a reading that does."""

import pytest

from guidance.facts.applicant_facts import load_facts
from guidance.facts.fact_spec import FactSpec
from guidance.rules.check_fact_names import fact_name_problems
from guidance.rules.load_pack import load_pack, pack_ids
from guidance.rules.pack import conditions
from guidance.rules.schema import Includes, Is, NoneOf, OfFact, OneOf

WHERE = ("scope", 0, "needs")
CONTRACT = FactSpec("bool", "已签订劳动（聘用）合同", "签了吗？", "")
SCHOOL = FactSpec("enum", "学校类型", "哪一类？", "", {"regular": "普通院校", "military": "部队院校"})
PRIZE = FactSpec("enum", "市级科学技术奖", "得过吗？", "", {"none": "无", "held": "有"})
DEGREE = FactSpec("enum", "学位", "哪一级？", "", {"master": "硕士"}, terms={"master": ("硕士",)})


def _is(value, quote, reading=None):
    return Is(**{"is": value}, fact="any", clause="1", quote=quote, reading=reading)


def _problems(node: OfFact, spec: FactSpec):
    return list(fact_name_problems(WHERE, node, spec))


@pytest.mark.parametrize(
    ("spec", "node"),
    [
        (CONTRACT, _is(True, "与用人单位签订正式劳动关系")),
        (CONTRACT, _is(True, "在职在岗", "在职在岗的都有劳动合同")),
        (CONTRACT, _is(True, "签 订 **劳动** 合 同")),
        (SCHOOL, _is("military", "部队院校全日制教育毕业证书")),
        (PRIZE, _is("held", "获市级以上科学技术奖")),
        (DEGREE, _is("master", "两者之一")),
        (FactSpec("int", "论文篇数", "几篇？", ""), _is(2, "两者之一")),
    ],
)
def test_words_that_speak_of_the_fact_carry_the_condition(spec, node):
    assert _problems(node, spec) == []


@pytest.mark.parametrize(
    ("spec", "node", "place", "message"),
    [
        (CONTRACT, _is(True, "发表论文2篇"), "fact", "没有说到「已签订劳动（聘用）合同」"),
        (CONTRACT, _is(True, "在职在岗", "都算"), "fact", "加 reading"),
        (CONTRACT, _is(True, "合，同"), "fact", "所引原文「合，同」"),
        (SCHOOL, _is("regular", "部队院校全日制教育毕业证书"), "is", "没有说到「普通院校」"),
        (PRIZE, _is("held", "个人获奖证书"), "is", "没有说到「有」"),
    ],
)
def test_words_that_do_not_speak_of_it_are_a_fault_that_tells_the_fix(spec, node, place, message):
    ((where, text),) = _problems(node, spec)
    assert where == (*WHERE, place) and message in text


@pytest.mark.parametrize(
    ("kind", "key"), [(OneOf, "one_of"), (NoneOf, "none_of"), (Includes, "includes")], ids=lambda each: str(each)
)
def test_of_several_values_those_that_nobody_speaks_of_are_one_fault_at_the_first(kind, key):
    node = kind(**{key: ["military", "regular"]}, fact="any", clause="1", quote="部队院校")
    ((where, text),) = _problems(node, SCHOOL)
    assert where == (*WHERE, key, 1) and "「普通院校」" in text


def test_most_facts_put_in_place_of_another_in_the_shipped_packs_are_noticed():
    facts = load_facts()
    swapped = [
        _problems(node.model_copy(update={"fact": other}), spec)
        for id in pack_ids()
        for _, node in conditions(load_pack(id).rules)
        if isinstance(node, Is) and facts[node.fact].type == "bool"
        for other, spec in facts.specs.items()
        if spec.type == "bool" and other != node.fact
    ]
    assert len(swapped) > 300 and sum(map(bool, swapped)) / len(swapped) >= 0.8
