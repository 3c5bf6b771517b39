using Mandates.Functions.Record;
using Mandates.Functions.Web;
using NodaTime.Text;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>How, under which reference and when a reply on paper came.</summary>
public sealed record NewPaperReply(ReplyChannel Channel, string Reference, Instant ReceivedAt, ReplyVisibility? Visibility = null);

/// <summary>The data of a reply on paper, as the form of the page and the query of the API carry them.</summary>
internal static class PaperReplyForm
{
    private const int MostReferenceCharacters = 200;

    /// <param name="channelGiven">noteVerbale or paper.</param>
    /// <param name="referenceGiven">The paper's own reference.</param>
    /// <param name="receivedGiven">To the minute, in the time zone of the mandate.</param>
    /// <param name="current">The mandate.</param>
    /// <param name="now">No paper was received later.</param>
    /// <param name="visibilityGiven">shared or secretariat, where the paper says it.</param>
    /// <exception cref="ProblemException">422 when one of them is missing or invalid.</exception>
    public static NewPaperReply Read(string channelGiven, string referenceGiven, string receivedGiven, MandateState current, Instant now, string visibilityGiven = "")
    {
        ReplyChannel? channel = channelGiven switch
        {
            "noteVerbale" => ReplyChannel.NoteVerbale,
            "paper" => ReplyChannel.Paper,
            _ => null,
        };
        var reference = referenceGiven.Trim();
        var local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(receivedGiven);
        var receivedAt = local.Success ? current.Plan.At(local.Value.Date, local.Value.TimeOfDay) : Instant.MaxValue;
        if (channel is not { } given || reference.Length is 0 or > MostReferenceCharacters || receivedAt > now)
        {
            throw Refused($"Say how it came ('channel': noteVerbale or paper), its reference in at most {MostReferenceCharacters} characters ('reference'), and when it was received, in the local time of the mandate and not later than now ('receivedAt', such as 2012-02-20T15:30).");
        }

        // It is given to the minute.
        var dispatched = current.Record.Reached(current.Plan, Milestone.QuestionnaireDispatched)?.InZone(current.Plan.TimeZone).LocalDateTime.With(TimeAdjusters.TruncateToMinute);
        return local.Value < dispatched
            ? throw Refused($"The questionnaire went out on {dispatched.Value.Date} at {dispatched.Value.TimeOfDay:HH:mm}, and no reply to it can have come before. Correct the time at which the paper was received.")
            : new(given, reference, receivedAt, ReplyForm.VisibilityIn(visibilityGiven));

        static ProblemException Refused(Sentence why) => ProblemException.Unprocessable("The reply was not recorded.", [why]);
    }
}
