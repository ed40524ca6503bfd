"""The fields of a plan, declared once: import, export, board, pane, filters and JSON all read this.

`aliases` are headings under which officers keep the field, folded as `folded` does. A heading that could
mean several fields stands with each of them; evidence in the values decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from planapp.domain.field import DAY, DUE, LEVEL, LIST, LONG_TEXT, PEOPLE, RATING, STATUS, TEXT, Field, words
from planapp.domain.list_fields import (
    INDICATOR_FIELDS,
    KEY_FIELDS,
    NEW_UPDATE_FIELD,
    TEXT_FIELDS,
    UPDATE_FIELDS,
)

ITEM_FIELDS: tuple[Field, ...] = (
    Field(
        "ref",
        "Ref",
        TEXT,
        8,
        words(
            """
            ref|ref no|reference|reference no|reference number|no|nos|number|num|id|item|
            item no|#|action no|action ref|action id|action number|plan ref|line|line no|row|
            s no|sr no|wbs|code|task #|task no|task number|task id|step id|step no|wbs no|wbs id|
            risk id|risk no|issue id|issue no|issue key|key|ref number|serial no|serial|s n|
            item number|action reference|unique ref|objective no|index no
            """
        ),
    ),
    Field(
        "theme",
        "Theme",
        LEVEL,
        30,
        words(
            """
            theme|themes|priority|priority area|priority theme|workstream|work stream|area|
            area of focus|focus area|area for improvement|strand|section|programme|pillar|
            domain|standard|improvement theme|key theme|strategic priority|improvement priority|
            key priority|priorities|work strand|key area|improvement area
            """
        ),
    ),
    Field(
        "objective",
        "Objective",
        LEVEL,
        36,
        words(
            """
            objective|objectives|outcome|outcomes|aim|aims|goal|goals|strategic objective|
            desired outcome|intended outcome|what do we want to achieve|
            what we want to achieve|improvement objective|sub theme|key line of enquiry|
            key objective|key objectives|strategic aim|strategic outcome|improvement outcome|
            improvement goal|key outcome|key outcomes|priority outcome|sub priority|outcome we want|
            intended outcomes|desired outcomes
            """
        ),
    ),
    Field(
        "action",
        "Action",
        LEVEL,
        36,
        words(
            """
            action|actions|what|what will we do|what we will do|what needs to be done|
            what are we going to do|task|tasks|activity|activities|improvement action|
            action required|actions required|key action|key actions|agreed action|
            planned action|description|action description|deliverable|title|name|task name|
            action title|project|initiative|improvement|what are we doing|what we are doing|
            task description|activity description|work item|requirement|requirements|
            summary|risk|issue|weakness|weakness name|finding|findings|subject|topic|gap|
            what needs to happen|what do we need to do|action to be taken|actions to be taken|
            improvement activity|description of action|planned activity|required action|
            required actions|action needed|actions needed|work to be done|key deliverable|
            key deliverables|commitment|commitments|our actions|what must be done|
            what has to be done|action point|action points|specific action|specific actions|
            improvement task|recommended action|recommended actions|actions agreed|agreed actions
            """
        ),
    ),
    Field(
        "step",
        "Step",
        LEVEL,
        46,
        words(
            """
            step|steps|how|how will we do it|how we will do it|how will this be done|
            milestone|milestones|key milestone|key milestones|sub action|sub actions|subtask|
            sub task|sub tasks|detailed action|detailed actions|key steps|steps to be taken|
            key activities|task|tasks|activity|activities|key tasks|how will we get there|
            detailed steps|detailed tasks|action steps|implementation steps|delivery steps|
            specific tasks|supporting actions|delivery milestones
            """
        ),
    ),
    Field(
        "lead",
        "Lead",
        PEOPLE,
        21,
        words(
            """
            lead|leads|who|who will do it|by whom|owner|owners|action owner|task owner|
            lead officer|lead officers|lead person|lead s|strategic lead|accountable|
            accountable lead|accountable officer|accountable person|sro|
            senior responsible officer|responsible|person responsible|responsible person|
            responsibility|who is responsible|who is leading|lead responsible|resp person|
            lead owner|assigned to|assignee|executive lead|lead director|lead agency|
            action lead|who s leading|point of contact|contact|resource|resources|resourcing|assigned|
            assigned resource|assigned resources|allocated to|named lead|lead name|responsible lead|
            who will lead|who leads|who is accountable|who will be responsible|led by|lead manager|
            manager|delivery owner|senior lead|service lead|lead service|accountable owner|
            responsible owner|responsible party|lead professional|lead role|key lead|ownership|
            owned by
            """
        ),
    ),
    Field(
        "officer",
        "Responsible officer",
        PEOPLE,
        21,
        words(
            """
            responsible officer|responsible officers|officer|officers|officer responsible|
            delivery lead|operational lead|support|supported by|supporting|
            supporting officer|delivery officer|delivered by|responsible manager|key people|
            key contacts|others involved|working with|deputy|other officers|named officer|
            responsible|responsible person|person responsible|who will do it|by whom|assigned to|
            task owner|delivery owner|lead officer|contributors|supporting lead|supporting leads|
            support lead|lead support|operational owner|delivery manager
            """
        ),
    ),
    Field(
        "due",
        "Due",
        DUE,
        16,
        words(
            """
            due|due date|due by|when|when by|by when|by|time|timescale|timescales|time scale|
            timeframe|time frame|timing|deadline|deadlines|target date|
            target completion date|completion date|date due|planned completion|
            planned completion date|end date|finish|finish date|complete by|
            to be completed by|revised date|revised due date|revised deadline|
            current due date|delivery date|expected completion|planned end date|
            milestone date|date for completion|scheduled completion date|scheduled completion|
            scheduled finish|date to be completed|completion due|target end date|
            when will it be done|due dates|
            delivery dates|delivery date s|deadline date|timeline|timelines|finish by|
            target completion|target end|target deadline|target timescale|target month|
            expected completion date|expected date|planned date|completion by|estimated completion|
            estimated completion date|proposed completion date|forecast date|
            forecast completion date|required by|date required|delivery by|due for completion
            """
        ),
    ),
    Field(
        "first_due",
        "First due",
        DUE,
        16,
        words(
            """
            first due|original date|original due|original due date|original deadline|
            original target date|original timescale|baseline date|previous date|
            previous due date|previous deadline|was due|initial date
            """
        ),
    ),
    Field(
        "slip_reason",
        "Reason for new date",
        LONG_TEXT,
        30,
        words(
            """
            reason for new date|reason for change|reason for date change|reason for slippage|
            reason for delay|reason for revised date|slippage reason|reason for slip
            """
        ),
    ),
    Field(
        "slip_approved",
        "Approved by",
        TEXT,
        18,
        words(
            """
            approved by|change approved by|new date approved by|date change approved by|
            agreed by
            """
        ),
    ),
    Field(
        "measure",
        "Success measures",
        LONG_TEXT,
        38,
        words(
            """
            success measure|success measures|success measure s|measure of success|
            measures of success|measure|measures|how will we know|
            how will we know it s worked|how will we know we have succeeded|
            how will we measure success|how will success be measured|success criteria|
            success criterion|what will success look like|what does good look like|
            what good looks like|performance measure|performance measures|kpi|kpis|
            impact measure|impact measures|evidence of success|outcome measure|
            outcome measures|target|targets|evidence of impact|measure s of success|
            expected impact|how will we know we have made a difference|how we will know|
            how will we know it is working|what difference will it make|what difference will this make|
            what success looks like|success looks like|success indicator|success indicators|
            indicators of success|how success will be measured|how measured|measuring success|
            measurable outcome|measurable outcomes|outcomes and measures|
            outcomes and success measures|outcome and measures|how will we know if it has worked|
            how will we know we have been successful|what will be different|definition of done|
            acceptance criteria|expected benefit|expected benefits|benefits|expected outcome|
            expected outcomes|intended outcome|intended outcomes|desired outcome|desired outcomes|
            intended impact|expected result|expected results
            """
        ),
    ),
    Field(
        "status",
        "Status",
        STATUS,
        18,
        words(
            """
            status|current status|action status|state|stage|progress status|
            completion status|delivery status|status of action|latest status|status now|
            overall status|action state|task status|current state|implementation status|completion
            """
        ),
    ),
    Field(
        "done_on",
        "Done on",
        DAY,
        14,
        words(
            """
            done on|date completed|completed on|date done|actual completion date|
            actual completion|actual end date|actual finish|closed on|date closed|
            completed date|date of completion|resolved|resolved on|date resolved
            """
        ),
    ),
    Field(
        "rating",
        "Rating",
        RATING,
        8,
        words(
            """
            rag|rag rating|rag status|brag|brag rating|brag status|rating|ratings|
            current rag|bragg|rag score|progress rag|current rating|ragb|ragg|ryg|r a g|
            traffic light
            """
        ),
    ),
    Field(
        "update",
        "Progress update",
        LONG_TEXT,
        46,
        words(
            """
            update|updates|progress|progress update|progress updates|progress report|
            progress to date|progress made|latest update|latest position|latest progress|
            current position|current progress|position|position statement|commentary|comment|
            comments|narrative|outcome|outcomes|outcome report|outcome update|notes|note|
            what have we done|impact|impact so far|impact to date|monthly update|
            quarterly update|progress commentary|action taken|actions taken|remarks|progress notes|
            latest progress update|progress against action|progress since last meeting|
            update since last meeting|status update|rag commentary|where are we now|
            progress and impact|progress and evidence|evidence of progress|quarterly report|
            progress since last report|progress summary|summary of progress|update on progress|
            action update|officer update|latest comments|latest notes|progress comments|
            progress log|achievements|what has happened|what has been done|what we have done|
            action taken to date|actions taken to date
            """
        ),
    ),
    Field(
        "recommendation",
        "Recommendation",
        LIST,
        24,
        words(
            """
            recommendation|recommendations|recommendation ref|recommendation reference|rec|
            rec no|rec ref|ofsted recommendation|ofsted ref|inspection recommendation|
            ilacs recommendation|source recommendation|linked recommendation|
            recommendation addressed
            """
        ),
    ),
    Field(
        "evidence",
        "Evidence",
        LIST,
        30,
        words(
            """
            evidence|evidence link|evidence links|evidence of completion|evidence file|
            evidence files|supporting evidence|evidence log|link to evidence|links
            """
        ),
    ),
)

FIELD_OF: Mapping[str, Field] = {
    field.key: field
    for field in (
        *ITEM_FIELDS,
        NEW_UPDATE_FIELD,
        *INDICATOR_FIELDS,
        *KEY_FIELDS,
        *UPDATE_FIELDS,
        *TEXT_FIELDS,
    )
}

# The columns of a plan that has no layout of its own, in order; ratings stand before the progress update.
DEFAULT_COLUMNS = (
    "ref", "action", "step", "lead", "officer", "due", "measure", "status", "rating", "update",
    "recommendation", "evidence",
)  # fmt: skip


def folded(heading: str) -> str:
    """Return a heading for comparison: lower case, words only, single spaces."""
    return " ".join(re.findall(r"[\w#%]+", heading.casefold()))
