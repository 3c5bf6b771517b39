namespace Mandates.Domain.Tests;

/// <summary>
/// A mandate of twenty states in which people act at random, within the rules, and the timeline is down now and then.
/// The same seed gives the same mandate.
/// </summary>
internal sealed class RandomMandate
{
    private const int States = 20;
    private const int Acts = 40;

    private static readonly Decision[] Decisions =
    [
        new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", Sample.Plan.States[0].Id)] },
        DecisionKind.AdoptWorkPlan, DecisionKind.ApproveDraft, DecisionKind.ApproveResolution,
    ];

    private readonly Random draw;
    private readonly CalmMandate mandate;
    private Instant now = Given.Start;

    private RandomMandate(int seed)
    {
        Seed = seed;
        draw = new(seed);
        mandate = new(Sample.Plan with { States = [.. Sample.Plan.States.Take(States)] }, Given.Record);
    }

    public int Seed { get; }

    public WorkPlan Plan => mandate.Plan;

    public MandateRecord Record => mandate.Record;

    public IReadOnlyList<Sent> Sent => mandate.Sent;

    public static RandomMandate Run(int seed)
    {
        var random = new RandomMandate(seed);
        for (var act = 0; act < Acts; act++)
        {
            random.Pass(Duration.FromMinutes(random.draw.Next(1, 2 * 24 * 60 * 180 / Acts)));
            random.Act();
        }

        random.Pass(Duration.FromDays(200));
        return random;
    }

    public IEnumerable<Sent> SentFor(params NoticeReason[] reasons) => Sent.Where(s => reasons.Contains(s.Act.Reason));

    private void Pass(Duration time)
    {
        var isDown = draw.Next(5) == 0;
        var next = now + time;
        if (!isDown)
        {
            mandate.Run(now, next);
        }

        now = next;
        Check();
    }

    private void Check()
    {
        mandate.Check(now);
        if (Record.Package is null && Record.Reached(Plan, Milestone.ResolutionApproved) is not null)
        {
            mandate.Add(r => r.Frozen(now));
            mandate.Check(now);
        }
    }

    private void Act()
    {
        switch (draw.Next(12))
        {
            case < 5:
                mandate.Add(r => r.Replied(Plan.States[draw.Next(States)].Id, now));
                break;
            case 5:
                mandate.Add(r => r.Published(now));
                break;
            case < 9:
                Meet();
                break;
            case 9:
                Revise();
                break;
            default:
                Acknowledge();
                break;
        }

        Check();
    }

    private void Meet()
    {
        var open = Plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false, Date: not null } && Plan.When(a) <= now
            && Record.Meetings.All(m => m.Activity != a.Id)).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        var meeting = Given.Meeting(open[draw.Next(open.Length)].Id, now, draw.Next(9, States + 1)) with { Decisions = [.. Decisions.Where(_ => draw.Next(5) > 0)] };
        if (!MeetingRules.Broken(Plan, Record, meeting, now).Any())
        {
            mandate.Add(r => r with { Meetings = [.. r.Meetings, meeting] });
        }
    }

    private void Revise()
    {
        var row = Plan.Activities[draw.Next(Plan.Activities.Count)];
        PlanChange change = draw.Next(4) == 0 && row.IsMeeting
            ? new CancelActivity(row.Id)
            : new MoveActivity(row.Id, Plan.Local(now).Date.PlusDays(draw.Next(0, 40)));
        try
        {
            var revised = Plan.Revise([change]);
            if (!Plan.Findings([change], Record, now).Concat(PlanCheck.Check(revised)).Any(f => f.Severity == FindingSeverity.Error))
            {
                mandate.Plan = revised;
                mandate.Add(r => r.Revised(revised.Revision, now));
            }
        }
        catch (WorkPlanInvalidException)
        {
            // The rules do not allow it.
        }
    }

    private void Acknowledge()
    {
        foreach (var body in Enum.GetValues<TransmittalTo>())
        {
            if (Record.Transmitted(body) is not null && Record.Acknowledgements.All(a => a.Body != body))
            {
                mandate.Add(r => r.Received(body, now));
                return;
            }
        }
    }
}
