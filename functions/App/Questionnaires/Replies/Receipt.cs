using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Proof of one version of a state's reply. Sha256 is of the whole: of what sha256sum prints for the files in the order of their names.</summary>
public sealed record Receipt(
    string Number, StateId State, ReplyChannel Channel, int Version, Instant ReceivedAt, LocalDateTime ReceivedAtLocal, string Zone, bool Late,
    IReadOnlyList<FileView> Files, long Length, string Sha256)
{
    public static Receipt For(WorkPlan plan, Reply reply) => new(
        reply.ReceiptNumber(plan.Mandate.Id), reply.State, reply.Channel, reply.Version, reply.ReceivedAt, plan.Local(reply.ReceivedAt), plan.TimeZone.Id,
        reply.Late, [.. reply.Files.Select(FileView.Of)], reply.Length, reply.Sha256);

    /// <summary>As some readers may see it: files that are not for them are not named.</summary>
    internal Receipt For(Readers readers, MandateRecord record) => record.MayRead(readers, State) ? this : this with { Files = [] };

    /// <summary>Answers with the receipt of what was submitted: 201 for a new version, 200 for one that was there.</summary>
    internal static IResult Answer(WorkPlan plan, Recorded<Reply> submitted)
    {
        var receipt = For(plan, submitted.Fact);
        return submitted.IsNew ? ApiJson.Created($"/api/receipts/{receipt.Number}", receipt) : ApiJson.Ok(receipt);
    }
}

/// <summary>A file as it is shown, without the name of its blob.</summary>
public sealed record FileView(string Name, string MediaType, long Length, string Sha256)
{
    public static FileView Of(ReplyFile file) => new(file.Name, file.MediaType, file.Length, file.Sha256);
}
