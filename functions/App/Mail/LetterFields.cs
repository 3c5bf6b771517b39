using System.Globalization;
using Mandates.Domain.Participants;
using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Timeline;
using NodaTime;

namespace Mandates.Functions.Mail;

/// <summary>What the templates can say about an act, by name.</summary>
internal static class LetterFields
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static Dictionary<string, string> Of(CurrentMandate current, ScheduledAct act, Recipient to)
    {
        var (plan, record) = (current.Plan, current.Record);
        var fields = new Dictionary<string, string>
        {
            ["instrument"] = plan.Mandate.Instrument,
            ["paragraph"] = plan.Mandate.Paragraph.ToString(English),
            ["product"] = plan.Mandate.Product,
            ["workingGroup"] = plan.WorkingGroup.Titles[0],
            ["session"] = plan.Mandate.DueSession.Name,
            ["zone"] = plan.TimeZone.Id,
            ["state"] = to.State is { } id ? plan.State(id)!.Names[Domain.Language.English] : "",
            ["states"] = plan.States.Count.ToString(English),
            ["replied"] = record.Replies.Select(r => r.State).Distinct().Count().ToString(English),
            ["places"] = (plan.Procedures.Max(p => p.FocalPointsPerState) ?? 3).ToString(English),
        };
        if (plan.DeadlineOf(to.State ?? act.Audience.State) is { } deadline)
        {
            Moment("deadline", "deadlineTime", deadline.At);
            fields["daysLeft"] = act.Ordinal switch { 0 => "Today", 1 => "One day left", var days => $"{days} days left" };
        }

        switch (act.Reason)
        {
            case NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning:
                fields["daysToSession"] = act.Ordinal == 1 ? "one day" : $"{act.Ordinal.ToString(English)} days";
                fields["lastMeeting"] = plan.Activity(act.About)!.Date!.Value.ToString("d MMMM uuuu", English);
                break;
            case NoticeReason.MeetingInvitation or NoticeReason.MeetingReminder or NoticeReason.MeetingChange or NoticeReason.MeetingCancellation:
                var meeting = plan.Activity(act.About)!;
                Moment("date", "time", plan.When(meeting)!.Value);
                fields["meetingKind"] = meeting.Kind == ActivityKind.FormalMeeting ? "formal" : "informal";
                fields["topics"] = string.Join("\n", meeting.Topics.Select(t => $"- {t.Text}"));
                break;
            case NoticeReason.Receipt or NoticeReason.StateReplied:
                OfReply(record.Replies.Single(r => r.State == act.About && r.Version == act.Ordinal));
                break;
            case NoticeReason.DraftPublished:
                fields["version"] = act.Ordinal.ToString(English);
                fields["symbol"] = record.Drafts.Single(d => d.Version == act.Ordinal).Symbol;
                break;
            case NoticeReason.Transmittal:
                fields["packageSha256"] = record.Package!.Sha256;
                break;
        }

        return fields;

        void OfReply(Reply reply)
        {
            Moment("receivedDate", "receivedTime", reply.ReceivedAt);
            fields["version"] = reply.Version.ToString(English);
            fields["late"] = reply.Late ? " It came after the deadline; the chair will rule on it." : "";
            fields["receipt"] = reply.ReceiptNumber(current.Id);
            fields["file"] = reply.FileName;
            fields["length"] = reply.Length.ToString(English);
            fields["sha256"] = reply.Sha256;
        }

        void Moment(string date, string time, Instant at)
        {
            var local = plan.Local(at);
            fields[date] = local.ToString("d MMMM uuuu", English);
            fields[time] = local.ToString("HH:mm", English);
        }
    }
}
