// The steps of cases through the AWS SDK for Go v2: see line_client.py. Debian's is of 2022.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
)

type request struct {
	URL         string          `json:"url"`
	Operation   string          `json:"operation"`
	Input       json.RawMessage `json:"input"`
	Region      string          `json:"region"`
	AccessKeyID string          `json:"accessKeyId"`
	Attempts    int             `json:"attempts"`
	Size        int             `json:"size"`
}

type answer struct {
	Pages []any      `json:"pages,omitempty"`
	Error *[2]string `json:"error,omitempty"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	must(out.Encode(model()))
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var asked request
		must(json.Unmarshal(lines.Bytes(), &asked))
		pages, err := run(asked)
		var failure smithy.APIError
		switch {
		case err == nil:
			must(out.Encode(answer{Pages: pages}))
		case errors.As(err, &failure):
			must(out.Encode(answer{Error: &[2]string{failure.ErrorCode(), failure.ErrorMessage()}}))
		default:
			must(err)
		}
	}
}

func connect(asked request) *kms.Client {
	return kms.New(kms.Options{
		Region:           asked.Region,
		Credentials:      credentials.NewStaticCredentialsProvider(asked.AccessKeyID, "x", ""),
		EndpointResolver: kms.EndpointResolverFromURL(asked.URL),
		Retryer:          retry.NewStandard(func(o *retry.StandardOptions) { o.MaxAttempts = asked.Attempts }),
		// Without its own checks: it is the server that must say what is wrong with a request.
		APIOptions: []func(*middleware.Stack) error{func(stack *middleware.Stack) error {
			if _, found := stack.Initialize.Get("OperationInputValidation"); found {
				_, err := stack.Initialize.Remove("OperationInputValidation")
				return err
			}
			return nil
		}},
	})
}

func run(asked request) ([]any, error) {
	method := reflect.ValueOf(connect(asked)).MethodByName(asked.Operation)
	input := reflect.New(method.Type().In(1).Elem())
	must(json.Unmarshal(asked.Input, input.Interface()))
	if asked.Size > 0 {
		input.Elem().FieldByName("Limit").Set(reflect.ValueOf(aws.Int32(int32(asked.Size))))
	}
	pages := []any{}
	for {
		results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), input})
		if err, failed := results[1].Interface().(error); failed {
			return nil, err
		}
		output := results[0].Elem()
		pages = append(pages, toPlain(output))
		next := output.FieldByName("NextMarker")
		if asked.Size == 0 || !next.IsValid() || next.IsNil() {
			return pages, nil
		}
		input.Elem().FieldByName("Marker").Set(next)
	}
}

// toPlain gives an output as plain JSON: times are epoch seconds, and what is not there is left out.
func toPlain(value reflect.Value) any {
	switch value.Kind() {
	case reflect.Pointer:
		return toPlain(value.Elem())
	case reflect.Slice:
		items := []any{}
		for i := 0; i < value.Len(); i++ {
			items = append(items, toPlain(value.Index(i)))
		}
		return items
	case reflect.Struct:
		if when, isTime := value.Interface().(time.Time); isTime {
			return float64(when.UnixMilli()) / 1000
		}
		members := map[string]any{}
		for _, field := range membersOf(value.Type()) {
			if member := value.FieldByIndex(field.Index); !isAbsent(member) {
				members[field.Name] = toPlain(member)
			}
		}
		return members
	default:
		return value.Interface()
	}
}

func isAbsent(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Pointer, reflect.Slice:
		return value.IsNil()
	case reflect.String:
		return value.Len() == 0 // an enum
	default:
		return false
	}
}

func model() map[string]any {
	client := reflect.TypeOf(&kms.Client{})
	operations := map[string]any{}
	for i := 0; i < client.NumMethod(); i++ {
		method := client.Method(i)
		if method.Type.NumIn() == 4 && method.Type.NumOut() == 2 {
			operations[method.Name] = map[string]any{
				"input":  describe(method.Type.In(2)),
				"output": describe(method.Type.Out(0)),
			}
		}
	}
	return operations
}

func describe(shape reflect.Type) map[string]any {
	switch {
	case shape.Kind() == reflect.Pointer:
		return describe(shape.Elem())
	case shape.Kind() == reflect.Slice && shape.Elem().Kind() != reflect.Uint8:
		return map[string]any{"item": describe(shape.Elem())}
	case shape.Kind() == reflect.Struct && shape != reflect.TypeOf(time.Time{}):
		members := map[string]any{}
		for _, field := range membersOf(shape) {
			members[field.Name] = describe(field.Type)
		}
		return map[string]any{"members": members}
	default:
		return map[string]any{}
	}
}

func membersOf(shape reflect.Type) []reflect.StructField {
	members := []reflect.StructField{}
	for _, field := range reflect.VisibleFields(shape) {
		if field.IsExported() && field.Name != "ResultMetadata" {
			members = append(members, field)
		}
	}
	return members
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
