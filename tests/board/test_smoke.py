from board.year import *
from evalua.board import areas, indicators, sentences, accounts, goals, projects, transitions, commitments, municipality, attention, quality
import pandas as pd
from evalua.measures import registry, observing
from evalua.measures.measured import nothing
from evalua.scoring.states import State
def wrap(f):
    def g(*a):
        try: return f(*a)
        except TypeError as x:
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
