using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;

namespace Mandates.Domain.Community;

/// <summary>What the record says of the information that was published.</summary>
public static class PublishedInformation
{
    /// <summary>Null when there is none of that number.</summary>
    public static Information? InformationOf(this MandateRecord record, int number) => record.Information.FirstOrDefault(i => i.Number == number);

    /// <summary>Null while it stands.</summary>
    public static InformationWithdrawal? WithdrawalOf(this MandateRecord record, Information information) =>
        record.InformationWithdrawals.FirstOrDefault(w => w.Number == information.Number);

    /// <summary>All that was not withdrawn, in the order of their numbers.</summary>
    public static IEnumerable<Information> StandingInformation(this MandateRecord record) => record.Information.Where(i => record.WithdrawalOf(i) is null);

    /// <summary>Files that nobody is given any more; they are kept for as long as names and addresses are.</summary>
    public static IEnumerable<ReplyFile> WithdrawnFiles(this MandateRecord record) =>
        record.Information.Where(i => record.WithdrawalOf(i) is not null).Select(i => i.File).OfType<ReplyFile>();
}
