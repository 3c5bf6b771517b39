namespace Mandates.Domain.Tests.Submission;

/// <summary>A reply that its state keeps for the secretariat is in no package, and the package is verified all the same.</summary>
public class ClosedReplyTests
{
    private const string Note = "replies/ar-1.secretariat.txt";

    [Fact]
    public async Task A_package_holds_with_a_note_and_without_the_files_or_the_fact()
    {
        var files = SamplePackage.FilesWithAClosedReply();

        Assert.Null((await VerifyAsync(files)).Fault);
        Assert.DoesNotContain("reply|ar|0001", Text(files, PackageNames.Facts), StringComparison.Ordinal);
        Assert.Contains("reply|ag|0001", Text(files, PackageNames.Facts), StringComparison.Ordinal);
        Assert.Contains("reply|ar|0001", Text(files, PackageNames.Audit), StringComparison.Ordinal);
        Assert.DoesNotContain("reply.pdf", Text(files, Note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_gone_or_altered_is_found()
    {
        var files = SamplePackage.FilesWithAClosedReply();

        Assert.Equal($"{Note}, which the fact 'reply|ar|0001' names, is missing.", (await VerifyAsync(files.Where(f => f.Name != Note))).Fault);
        Assert.Equal($"{Note} is not the file that the fact 'reply|ar|0001' names.", (await VerifyAsync(files.Select(f => f.Name == Note ? (f.Name, "Nothing."u8.ToArray()) : f))).Fault);
    }

    [Fact]
    public async Task What_is_put_in_or_left_out_against_the_choice_is_found()
    {
        var (closed, open) = (SamplePackage.FilesWithAClosedReply(), SamplePackage.Files());
        var withFile = closed.Select(f => f).Prepend(("replies/ar-1-1.pdf", new byte[] { 5, 6, 7, 8 }));
        var withoutFact = open.Select(f => f.Name == PackageNames.Facts
            ? (f.Name, Encoding.UTF8.GetBytes(string.Concat(Text(open, f.Name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("reply|ar", StringComparison.Ordinal)).Select(line => $"{line}\n"))))
            : f);

        Assert.Equal("replies/ar-1-1.pdf is named by no fact.", (await VerifyAsync(withFile)).Fault);
        Assert.Equal("The fact 'reply|ar|0001' of record 5 is gone.", (await VerifyAsync(withoutFact)).Fault);
    }

    private static async Task<PackageVerdict> VerifyAsync(IEnumerable<(string Name, byte[] Content)> files)
    {
        var all = files.ToList();
        using var package = new MemoryStream(await SamplePackage.OfAsync(all, SamplePackage.EndOf(all)));
        return await PackageVerifier.VerifyAsync(package, null, CancellationToken.None);
    }

    private static string Text(IEnumerable<(string Name, byte[] Content)> files, string name) => Encoding.UTF8.GetString(files.Single(f => f.Name == name).Content);
}
