namespace Mandates.Domain.Documents.Office;

/// <summary>A family of Office documents: its main part, by which it is known.</summary>
/// <param name="MainType">The content type of that part. Templates and documents with macros have others.</param>
/// <param name="MainRoot">The local name of its root element.</param>
/// <param name="Otherwise">What a file is not that has another main part.</param>
internal sealed record OfficeFamily(string MainType, string MainRoot, Sentence Otherwise)
{
    public static OfficeFamily Word { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document", "The file is not a Word document.");

    public static OfficeFamily Workbook { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook", "The file is not an Excel workbook.");

    public Sentence? Check(Stream content, FileLimits limits) =>
        Containers.ZipContainer.Check(content, limits, container => new OfficePackage(container, this).Inspect());
}
