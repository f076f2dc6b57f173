import pandas as pd

from board.year import *
from evalua.board import (
    accounts,
    areas,
    attention,
    commitments,
    goals,
    indicators,
    municipality,
    projects,
    quality,
    sentences,
    transitions,
)
from evalua.measures import registry
from evalua.measures.measured import nothing
from evalua.scoring.states import State


def wrap(f):
    def g(*a):
        try: return f(*a)
        except TypeError:
            print("BROKEN", f.__name__); return nothing(State.NO_DATA,"roto")
    return g
for k in list(registry.MEASURES): registry.MEASURES[k]=wrap(registry.MEASURES[k])
def test_smoke(clara):
    record_year(clara)
    i, e = inputs_of(clara), evaluated(clara)
    b = evaluated(clara, Month(2026,9))
    pd.set_option("display.width",250,"display.max_columns",60,"display.max_colwidth",40)
    def show(f): print(f.to_string())
    a = areas.area_lines(e,b,CATALOG); show(a.drop(columns=["name","reason"]))
    show(areas.index_line(e,b,CATALOG))
    print(sentences.headline(a, e.facts.number_format)); print(sentences.headline(areas.area_lines(e,None,CATALOG), e.facts.number_format)); print(sentences.month_line(e,TODAY,4))
    show(indicators.indicator_lines(e,CATALOG,b).query("core")); show(indicators.question_lines(e,CATALOG).drop(columns="text"))
    show(accounts.contribution_matrix(i,TODAY)); show(accounts.account_statement(i,clara.members["Dos Aguas"],TODAY)); show(accounts.ageing(i,TODAY)); show(accounts.collection_by_month(i,TODAY)); show(accounts.members_summary(i,TODAY))
    show(goals.goal_lines(i,OCTOBER)); l=projects.project_lines(i,TODAY); show(l); show(projects.stage_funnel(l))
    show(transitions.milestone_matrix(i,TODAY,CATALOG)); print(transitions.transition_line(i,TODAY,CATALOG))
    show(commitments.commitment_lines(i,TODAY)); m=municipality.municipal_sheet(i,e,clara.members["Belmira"],TODAY,CATALOG); print(m)
    show(attention.attention(i,e,TODAY,CATALOG)); show(quality.missing_lines(e,i,CATALOG)); show(quality.origin_lines(e,CATALOG)); show(quality.months_on_time(i,e.facts,TODAY))

def test_book(clara, izote):
    from evalua.reports.summary import summary_workbook, summary_csv
    from evalua.months.history import scores_by_month
    from pathlib import Path
    record_year(clara)
    from evalua.registers.members.commands import set_term
    with izote.work() as w:
        set_term(w, starts_on=date(2028,1,1), ends_on=date(2030,12,31), election_on=date(2027,2,13))
    with izote.work() as w:
        open_scheme(w, SchemeInput("equal_quota","Cuota",Month(2026,8),amount="1,234.56"))
        for m in (8,9,10): charge_month(w, Month(2026,m))
        _pay=PaymentInput(izote.members["Izotal"], date(2026,9,3), 123456+99, "=1+1")
        record_payment(w,_pay,confirmed=YES)
    for office,name in ((clara,"clara"),(izote,"izote")):
        with office.db.session() as s:
            h=scores_by_month(s,association_id=office.id,last=OCTOBER,count=8,today=TODAY,catalog=CATALOG)
        import time; t=time.perf_counter()
        b=summary_workbook(evaluated(office),inputs_of(office),h,CATALOG,before=evaluated(office,Month(2026,9)),generated_on=TODAY)
        print(name,len(b),time.perf_counter()-t)
        Path(f"/tmp/b/out_{name}.xlsx").write_bytes(b)
        Path(f"/tmp/b/out_{name}.zip").write_bytes(summary_csv(evaluated(office),inputs_of(office),h,CATALOG,before=None,generated_on=TODAY))
