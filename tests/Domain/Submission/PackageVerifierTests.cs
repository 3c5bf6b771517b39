using System.IO.Compression;

namespace Mandates.Domain.Tests.Submission;

public class PackageVerifierTests
{
    [Fact]
    public async Task An_untouched_package_holds_and_is_a_zip_file_for_everybody()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());

        var verdict = await VerifyAsync(package);

        Assert.Null(verdict.Fault);
        Assert.True(verdict is { Holds: true, Mandate: { Value: "sample" }, Files: 9, AuditRecords: 9 }, verdict.ToString());
        using var zip = new ZipArchive(new MemoryStream(package));
        Assert.Equal(["manifest.json", .. SamplePackage.Files().Select(f => f.Name)], zip.Entries.Select(e => e.FullName));
    }

    [Fact]
    public async Task Built_twice_it_has_the_same_bytes() =>
        Assert.Equal(await SamplePackage.OfAsync(SamplePackage.Files()), await SamplePackage.OfAsync(SamplePackage.Files()));

    [Fact]
    public async Task Whichever_byte_is_changed_it_is_found()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        for (var i = 0; i < package.Length; i++)
        {
            var altered = package.ToArray();
            altered[i] ^= 0x01;
            Assert.False((await VerifyAsync(altered)).Holds, $"byte {i} of {package.Length}");
        }
    }

    [Fact]
    public async Task However_much_is_cut_off_or_added_it_is_found()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        for (var length = 0; length < package.Length; length++)
        {
            Assert.False((await VerifyAsync(package[..length])).Holds, $"{length} bytes of {package.Length}");
        }

        Assert.Equal("The package is cut short: the end of the ZIP file is missing.", (await VerifyAsync(package[..^30])).Fault);
        Assert.Equal("3 bytes follow the end of the ZIP file, or are its comment; a package has neither.", (await VerifyAsync([.. package, 1, 2, 3])).Fault);
        Assert.Equal("The file is not a package: it is not a ZIP file.", (await VerifyAsync([1, .. package])).Fault);
        Assert.Equal("The file is not a package: it is not a ZIP file.", (await VerifyAsync(Encoding.UTF8.GetBytes("This is a letter, and not a package at all."))).Fault);
        Assert.Equal("The file is not a package: it is not a ZIP file.", (await VerifyAsync([])).Fault);
    }

    [Fact]
    public async Task What_is_cut_off_behind_a_file_that_is_an_archive_itself_is_cut_short()
    {
        var inner = StoredZip.Of([("word/document.xml", [1, 2, 3])]);
        var package = await SamplePackage.OfAsync(SamplePackage.Files().Append(("text.docx", inner)));
        var end = package.AsSpan().IndexOf(inner) + inner.Length + 40;

        Assert.Equal("The package is cut short: the end of the ZIP file is missing.", (await VerifyAsync(package[..end])).Fault);
    }

    [Fact]
    public async Task A_comment_of_the_archive_is_found()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        package[^2] = 2;

        Assert.Equal("2 bytes follow the end of the ZIP file, or are its comment; a package has neither.", (await VerifyAsync([.. package, 65, 66])).Fault);
    }

    [Fact]
    public async Task What_happened_to_a_file_is_named()
    {
        await AssertRezippedAsync("replies/ag-1-1.pdf was altered.", files => With(files, "replies/ag-1-1.pdf", [1, 2, 3, 5]));
        await AssertRezippedAsync("replies/ag-1-1.pdf was altered: it has 3 bytes, not 4.", files => With(files, "replies/ag-1-1.pdf", [1, 2, 3]));
        await AssertRezippedAsync("replies/ag-1-1.pdf is missing.", files => files.Where(f => f.Name != "replies/ag-1-1.pdf"));
        await AssertRezippedAsync("replies/ag-1-1.pdf is missing; replies/ec-1-1.pdf is in its place.", files => files.Select(f => (f.Name.Replace("/ag", "/ec", StringComparison.Ordinal), f.Content)));
        await AssertRezippedAsync("more.txt is not in the manifest.", files => files.Append(("more.txt", [1])));
        await AssertRezippedAsync("replies/ar-1-1.pdf is not where the manifest lists it.", files => [files[0], files[1], files[3], files[2], .. files[4..]]);
        await AssertRezippedAsync("index.html is in the package more than once.", files => files.Append(files[1]));
        await AssertRezippedAsync("manifest.json is missing.", files => files.Skip(1));
        await AssertRezippedAsync("manifest.json is not the first file.", files => files.Skip(1).Append(files[0]));
        await AssertRezippedAsync("manifest.json was altered: its own hash does not match.", files => With(files, "manifest.json", Changed(files[0].Content, "sample", "simple")));
        await AssertRezippedAsync("manifest.json was altered: its own hash does not match.", files => With(files, "manifest.json", [.. files[0].Content, 32]));
        await AssertRezippedAsync("manifest.json was altered: it cannot be read.", files => With(files, "manifest.json", files[0].Content[..^4]));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\outside.txt")]
    [InlineData("C:/outside.txt")]
    [InlineData("ag\u202Efdp.exe")]
    public async Task A_name_that_leads_out_of_its_folder_is_named(string name) =>
        await AssertRezippedAsync($"The name '{VisibleText.Of(name)}' is not allowed in a package: it could lead outside its folder.", files => files.Append((name, [1])));

    [Fact]
    public async Task What_is_compressed_is_not_unfolded()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        using var bomb = new MemoryStream();
        bomb.Write(package);
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var zeros = zip.CreateEntry("zeros", CompressionLevel.Optimal).Open();
            zeros.Write(new byte[8 * 1024 * 1024]);
        }

        Assert.Equal("zeros is compressed; a package holds its files as they are.", (await VerifyAsync(bomb.ToArray())).Fault);
    }

    [Fact]
    public async Task A_size_that_the_file_does_not_have_is_not_believed()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        var entry = package.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(package.AsSpan(entry + 20), 0xFFFFFFF0);
        BitConverter.TryWriteBytes(package.AsSpan(entry + 24), 0xFFFFFFF0);

        Assert.Equal("The directory of the ZIP file was altered: it names more bytes than the file has.", (await VerifyAsync(package)).Fault);
    }

    [Fact]
    public async Task Headers_and_extra_fields_are_as_they_were_written()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        var (first, second) = (package.ToArray(), package.ToArray());
        first[package.AsSpan().IndexOf("replies/ag-1-1.pdf"u8) - 20] = 1;
        second[package.AsSpan().LastIndexOf("PK\x01\x02"u8) + 38] = 0xA4;

        // The date of a header, and the attributes in the directory.
        Assert.StartsWith("The ZIP header of ", (await VerifyAsync(HeaderDate(package))).Fault?.ToString(), StringComparison.Ordinal);
        Assert.Equal("The directory of the ZIP file was altered.", (await VerifyAsync(second)).Fault);
        Assert.False((await VerifyAsync(first)).Holds);
    }

    [Fact]
    public async Task A_forger_who_makes_a_new_manifest_is_betrayed_by_the_audit()
    {
        var records = SamplePackage.Records;
        await AssertForgedAsync("Record 2 is missing: record 3 stands in its place.", [records[0], .. records[2..]]);
        await AssertForgedAsync("Record 2 is missing: record 3 stands in its place.", [records[0], records[2], records[1], .. records[3..]]);
        await AssertForgedAsync("The chain ends with record 3; it should end with record 9.", records[..3]);
        await AssertForgedAsync("Record 3 is not as it was written.", [records[0], records[1], records[2] with { Deed = records[2].Deed with { Who = "else" } }, .. records[3..]]);
    }

    [Fact]
    public async Task A_fact_is_what_its_audit_record_says()
    {
        foreach (var (was, now, fault) in new[]
        {
            ("version\\\":1", "version\\\":2", "The fact 'draft|0001' is not as it was when record 3 was written."),
            ("draft|0001", "draft|0002", "The fact 'draft|0001' of record 3 is gone."),
        })
        {
            var files = SamplePackage.Files();
            var forged = With(files, PackageNames.Facts, Changed(files[^1].Content, was, now));
            Assert.Equal(fault, (await VerifyAsync(await SamplePackage.OfAsync(forged))).Fault);
        }
    }

    [Theory]
    [InlineData("replies/ag-1-1.pdf", "\u0001", "\u0009", "replies/ag-1-1.pdf is not the file that the fact 'reply|ag|0001' names.")]
    [InlineData(PackageNames.ApprovedText, "To act.", "To err.", "text/approved-text.json does not say what the facts say.")]
    [InlineData(PackageNames.ApprovedText, "every year", "every week", "text/approved-text.json does not say what the facts say.")]
    [InlineData(PackageNames.ApprovedMarkdown, "To act.", "To err.", "text/approved-text.md does not say what the facts say.")]
    [InlineData(PackageNames.Draft, "To act.", "To err.", "text/draft.json does not say what the facts say.")]
    [InlineData(PackageNames.Contributions, "every year", "every week", "The contribution '0001|p2|ag|c1' is not as it was when it was marked in the audit.")]
    [InlineData(PackageNames.Decisions, "formal-2012-04-19", "formal-2012-03-29", "negotiation/decisions.json does not say what the facts say.")]
    [InlineData("questionnaire/questionnaire-1.json", "done", "left", "questionnaire/questionnaire-1.json is not the file that the fact 'questionnaire|0001' names.")]
    public async Task A_file_that_was_changed_together_with_the_manifest_is_not_that_of_its_fact(string name, string was, string now, string fault)
    {
        var files = SamplePackage.PackedFiles();
        Assert.Null((await VerifyPackedAsync(files)).Fault);

        var forged = With(files, name, Changed(files.Single(f => f.Name == name).Content, was, now)).ToArray();

        Assert.Equal(fault, (await VerifyPackedAsync(forged)).Fault);
    }

    [Fact]
    public async Task Of_a_package_of_an_earlier_version_what_it_has_is_held_against_its_facts()
    {
        foreach (var (name, fault) in new[]
        {
            ("replies/ag-1-1.pdf", "replies/ag-1-1.pdf is not the file that the fact 'reply|ag|0001' names."),
            (PackageNames.Contributions, "A fact of the package, or a file that it names, cannot be read."),
            (PackageNames.ApprovedMarkdown, "text/approved-text.md does not say what the facts say."),
        })
        {
            Assert.Equal(fault, (await VerifyAsync(await SamplePackage.OfAsync(With(SamplePackage.Files(), name, [9])))).Fault);
        }
    }

    [Fact]
    public async Task A_file_that_is_left_out_or_added_together_with_the_manifest_is_named()
    {
        var files = SamplePackage.PackedFiles();

        var without = await VerifyPackedAsync(files.Where(f => f.Name != "replies/ar-1-1.pdf"));
        var stray = await VerifyPackedAsync(files.Prepend(("replies/ec-1-1.pdf", [1])));
        var elsewhere = await VerifyPackedAsync(files.Prepend(("text/more.txt", [1])));

        Assert.Equal("replies/ar-1-1.pdf, which the fact 'reply|ar|0001' names, is missing.", without.Fault);
        Assert.Equal("replies/ec-1-1.pdf is named by no fact.", stray.Fault);
        Assert.Equal("The files are not those that were packed: the fact 'packed|0001' has another hash of their list.", elsewhere.Fault);
    }

    [Fact]
    public async Task In_place_of_a_file_that_the_scan_withholds_a_note_may_stand_with_its_hash()
    {
        var reply = JsonSerializer.Deserialize<Reply>(SamplePackage.Facts.Single(f => f.Key == "reply|ag|0001").Json, WorkPlanJson.Options)!;
        var files = SamplePackage.Files().Select(f => f.Name == "replies/ag-1-1.pdf" ? (WithheldNote.NameOf(PackageNames.Of(reply, 0)), WithheldNote.Of(reply.Files[0])) : f).ToArray();

        Assert.Null((await VerifyAsync(await SamplePackage.OfAsync(files))).Fault);
        Assert.Equal(
            "replies/ag-1-1.withheld.txt is not the file that the fact 'reply|ag|0001' names.",
            (await VerifyAsync(await SamplePackage.OfAsync(With(files, "replies/ag-1-1.withheld.txt", [1])))).Fault);
    }

    [Fact]
    public async Task Documents_of_the_community_are_those_that_the_audit_knows()
    {
        var files = SamplePackage.SharingFiles();
        var facts = Encoding.UTF8.GetString(files.Single(f => f.Name == PackageNames.Information).Content);

        Assert.Null((await VerifyPackedAsync(files)).Fault);
        Assert.DoesNotContain("Statement 1", Encoding.UTF8.GetString(await SamplePackage.OfAsync(files)), StringComparison.Ordinal);
        Assert.Equal(
            "information/INF-2.pdf is not the file that the fact 'information|0002' names.",
            (await VerifyPackedAsync(With(files, "information/INF-2.pdf", [9, 8]))).Fault);
        Assert.Equal("information/INF-1.pdf is named by no fact.", (await VerifyPackedAsync(files.Prepend(("information/INF-1.pdf", [9, 9])))).Fault);
        Assert.Equal(
            "The fact 'information|0002' of information/facts.jsonl is not the one of the audit.",
            (await VerifyPackedAsync(With(files, PackageNames.Information, Encoding.UTF8.GetBytes(facts.Replace("Statement 2", "Statement 3", StringComparison.Ordinal))))).Fault);
        Assert.Equal("information/INF-2.pdf is named by no fact.", (await VerifyPackedAsync(files.Where(f => f.Name != PackageNames.Information))).Fault);
    }

    [Fact]
    public async Task A_naive_change_of_the_audit_names_the_line()
    {
        await AssertRezippedAsync(
            "audit/audit.jsonl was altered: Record 2 is not as it was written.",
            files => With(files, PackageNames.Audit, SamplePackage.Lines([SamplePackage.Records[0], SamplePackage.Records[1] with { At = NodaTime.Instant.FromUtc(2012, 4, 19, 17, 0) }, .. SamplePackage.Records[2..]])));
    }

    [Fact]
    public async Task Another_whole_package_is_not_the_one_that_was_transmitted()
    {
        var package = await SamplePackage.OfAsync(SamplePackage.Files());
        var other = new string('0', 64);

        var verdict = await PackageVerifier.VerifyAsync(new MemoryStream(package), other, CancellationToken.None);

        Assert.Equal($"The package is whole, but it is not the one that was transmitted: its SHA-256 is {verdict.Sha256}, not {other}.", verdict.Fault);
    }

    [Fact]
    public void The_roster_and_what_names_persons_stays_out()
    {
        Assert.False(PackageNames.IsPublished("roster|000001"));
        Assert.DoesNotContain("roster", Encoding.UTF8.GetString(SamplePackage.Files()[^1].Content), StringComparison.Ordinal);
        Assert.True(PackageNames.IsPublished("decided|000001"));
    }

    private static byte[] HeaderDate(byte[] package)
    {
        var altered = package.ToArray();
        altered[12] = 0x22;
        return altered;
    }

    private static async Task AssertForgedAsync(string fault, IReadOnlyList<AuditRecord> records) =>
        Assert.Equal(fault, (await VerifyAsync(await SamplePackage.OfAsync(With(SamplePackage.Files(), PackageNames.Audit, SamplePackage.Lines(records))))).Fault);

    private static async Task AssertRezippedAsync(string fault, Func<List<(string Name, byte[] Content)>, IEnumerable<(string Name, byte[] Content)>> change) =>
        Assert.Equal(fault, (await VerifyAsync(await SamplePackage.RezippedAsync(change))).Fault);

    private static IEnumerable<(string Name, byte[] Content)> With(IEnumerable<(string Name, byte[] Content)> files, string name, byte[] content) =>
        files.Select(f => f.Name == name ? (name, content) : f);

    private static byte[] Changed(byte[] text, string was, string now) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace(was, now, StringComparison.Ordinal));

    private static async Task<PackageVerdict> VerifyPackedAsync(IEnumerable<(string Name, byte[] Content)> files) =>
        await VerifyAsync(await SamplePackage.OfAsync(files, SamplePackage.EndOf(files)));

    private static Task<PackageVerdict> VerifyAsync(byte[] package) =>
        PackageVerifier.VerifyAsync(new MemoryStream(package), null, CancellationToken.None);
}
