using System.Globalization;

namespace Mandates.Domain.Tests.Documents;

public class FileSizeTests
{
    [Theory]
    [InlineData(0, "en", "0 B")]
    [InlineData(1_023, "en", "1023 B")]
    [InlineData(1_024, "en", "1 KB")]
    [InlineData(1_048_575, "es", "1023 KB")]
    [InlineData(20_971_520, "en", "20 MB")]
    [InlineData(21_100_000, "es", "20,1 MB")]
    [InlineData(21_100_000, "fr", "20,1 Mo")]
    [InlineData(500, "fr", "500 o")]
    public void It_reads_as_in_the_file_manager_of_its_reader(long bytes, string language, string said) =>
        Assert.Equal(said, new FileSize(bytes).ToString(null, CultureInfo.GetCultureInfo(language)));
}
