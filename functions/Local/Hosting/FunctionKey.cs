using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Mandates.Local.Hosting;

/// <summary>The one key of the local host: it opens every level, as the real host's master key does.</summary>
public sealed class FunctionKey
{
    private FunctionKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>The key kept in the data folder, made on first use and readable by its owner alone.</summary>
    public static FunctionKey In(string data)
    {
        var path = Path.Combine(data, "function-key");
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, options);
            file.Write(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        }

        return new FunctionKey(File.ReadAllText(path));
    }

    public bool Opens(HttpRequest request) =>
        IsThis(request.Headers["x-functions-key"].ToString()) || IsThis(request.Query["code"].ToString());

    private bool IsThis(string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value));
}
