using Mandates.Domain;
using Mandates.Domain.Drafts;
using Mandates.Domain.Mail;
using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Participants;
using Mandates.Domain.Questionnaires;
using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Functions.Timeline;

/// <summary>The key of each fact: its kind, and what of that kind may happen only once.</summary>
internal static class FactKey
{
    public static string Of(object fact) => fact switch
    {
        PlanRevision f => $"plan|{f.Number:D4}",
        PerformedAct f => $"act|{f.Key}",
        MeetingRecord { Sitting: 1 } f => $"meeting|{f.Activity}",
        MeetingRecord f => $"meeting|{f.Activity}|{f.Sitting:D4}",
        Reply f => $"reply|{f.State}|{f.Version:D4}",
        Withdrawal f => $"withdrawal|{f.State}|{f.Version:D4}",
        Ruling f => $"ruling|{f.State}|{f.Version:D4}",
        OnBehalf f => $"onbehalf|{f.State}|{f.Number:D4}",
        QuestionnaireVersion f => $"questionnaire|{f.Number:D4}",
        Draft f => $"draft|{f.Version:D4}",
        Translation f => $"translation|{f.Draft:D4}|{f.Language.Code()}|{f.Number:D4}",
        NegotiationDecision f => $"decided|{f.Number:D6}",
        AddressHealth f => $"address|{f.Contact}|{f.Number:D4}",
        FrozenPackage => "package",
        Acknowledgement f => $"received|{f.Body}",
        Confirmation f => $"confirmed|{f.Participant}",
        LinkChange f => $"link|{f.Participant}|{f.Generation:D4}",
        RosterChange f => $"roster|{f.Number:D6}",
        _ => throw new ArgumentException($"A {fact.GetType().Name} is not a fact of a mandate's record.", nameof(fact)),
    };
}
