namespace Mandates.Domain.WorkPlans.Checks;

internal static class Figures
{
    public static IEnumerable<Finding> AShareIsAtMostTheWhole(WorkPlan plan)
    {
        (string Name, Share Share)[] shares = [("open", plan.Quorum.Open), ("decide", plan.Quorum.Decide)];
        foreach (var (name, share) in shares)
        {
            if (share.Of > share.Parts || (share.MoreThan && share.Of == share.Parts))
                yield return Finding.Error("impossible-share", $"$.quorum.{name}",
                    share.MoreThan
                        ? (Sentence)$"More than {share.Of}/{share.Parts} of the member states is more than there are. Make \"of\" smaller."
                        : $"{share.Of}/{share.Parts} of the member states is more than there are. Make \"of\" smaller.");
        }
    }

    public static IEnumerable<Finding> TheSessionEndsAfterItOpens(WorkPlan plan)
    {
        var session = plan.Mandate.DueSession;
        if (session.Closes < session.Opens)
            yield return Finding.Error("session-reversed", "$.mandate.dueSession.closes",
                $"The session closes on {session.Closes}, before it opens on {session.Opens}. Correct one of the two.");
    }
}
