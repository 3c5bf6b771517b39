namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A file as it is shown; where it lies is nobody's business.</summary>
public sealed record FileView(string Name, string MediaType, long Length, string Sha256)
{
    public static FileView Of(ReplyFile file) => new(file.Name, file.MediaType, file.Length, file.Sha256);
}
